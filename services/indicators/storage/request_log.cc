#include "services/indicators/storage/request_log.h"

#include <string>

#include "libs/digest/sha256.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

using postgres::Bytes;
using postgres::Statement;

// The event is in one of the two: the sealer moves it in a transaction of its own.
const Statement kFindRequest{postgres::kRead, "find_request", R"(
    SELECT body_sha256,
           coalesce((SELECT o.after FROM event_out o WHERE o.force = $1 AND o.id = r.event),
                    (SELECT e.after FROM event e WHERE e.force = $1 AND e.id = r.event), '')
    FROM request r
    WHERE r.force = $1 AND r.caller = $2 AND r.request_id = $3)"};

namespace {

constexpr Statement kRecordRequest{postgres::kWrite, "record_request", R"(
    INSERT INTO request (force, caller, request_id, body_sha256, event, created_at)
    VALUES ($1, $2, $3, $4, $5, clock_timestamp()))"};

Bytes BodyOf(const Idempotency& idempotency) { return {std::string(AsBytes(idempotency.body))}; }

}  // namespace

absl::StatusOr<std::optional<FirstResult>> FindRequest(postgres::Transaction& transaction,
                                                       const RequestContext& context) {
  if (!context.idempotency.has_value()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        transaction.Query(kFindRequest, context.force, context.caller,
                                          context.idempotency->request_id));
  if (rows.empty()) return std::nullopt;
  Bytes body;
  FirstResult first;
  ABSL_RETURN_IF_ERROR(rows[0].Read(body, first.image));
  if (!(body == BodyOf(*context.idempotency))) return RequestIdReused();
  return first;
}

absl::Status RecordRequest(postgres::Transaction& transaction, const RequestContext& context,
                           absl::string_view event_id) {
  if (!context.idempotency.has_value()) return absl::OkStatus();
  return transaction
      .Execute(kRecordRequest, context.force, context.caller, context.idempotency->request_id,
               BodyOf(*context.idempotency), event_id)
      .status();
}

}  // namespace copperplate::indicators
