#include "libs/events/verify_chain.h"

#include "absl/strings/str_cat.h"
#include "libs/postgres/statement.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::events {
namespace {

constexpr int kPage = 1000;

constexpr postgres::Statement kPageOfEvents{postgres::kRead, "verify_events", R"(
    SELECT position, id, occurred_at, actor, call_id, type, subject, before, after, hash
      FROM event WHERE force = $1 AND position > $2 ORDER BY position LIMIT $3)"};

absl::Status BrokenError(int64_t position) {
  return Error(absl::StatusCode::kDataLoss, "EVENT_CHAIN_BROKEN",
               absl::StrCat("the chain of events does not hold at position ", position))
      .Metadata("position", absl::StrCat(position))
      .Build();
}

}  // namespace

absl::StatusOr<Head> VerifyChain(postgres::Session& session, absl::string_view force, Head from) {
  Head head = from;
  for (;;) {
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                          session.Query(kPageOfEvents, force, head.position, kPage));
    for (const postgres::Row row : rows) {
      SealedEvent event;
      event.force = std::string(force);
      postgres::Bytes hash;
      ABSL_RETURN_IF_ERROR(row.Read(event.position, event.id, event.occurred_at, event.actor,
                                    event.call_id, event.type, event.subject, event.before,
                                    event.after, hash));
      if (event.position != head.position + 1) return BrokenError(head.position + 1);
      ABSL_ASSIGN_OR_RETURN(const Sha256Digest expected, EventHash(head.hash, event));
      if (AsBytes(expected) != hash.data) return BrokenError(event.position);
      head = {event.position, expected};
    }
    if (rows.size() < kPage) return head;
  }
}

}  // namespace copperplate::events
