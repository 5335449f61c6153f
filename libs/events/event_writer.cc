#include "libs/events/event_writer.h"

#include "libs/postgres/statement.h"

namespace copperplate::events {
namespace {

constexpr postgres::Statement kWriteEvent{postgres::kWrite, "write_event", R"(
    INSERT INTO event_out (force, id, occurred_at, actor, request_id, type, subject, before, after)
    VALUES ($1, $2, coalesce($3, clock_timestamp()), $4, $5, $6, $7, $8, $9))"};

}  // namespace

absl::Status WriteEvent(postgres::Transaction& transaction, absl::string_view force,
                        const Event& event) {
  return transaction
      .Execute(kWriteEvent, force, event.id, event.occurred_at, event.actor, event.request_id,
               event.type, event.subject, event.before, event.after)
      .status();
}

}  // namespace copperplate::events
