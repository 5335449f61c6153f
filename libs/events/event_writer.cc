#include "libs/events/event_writer.h"

#include <optional>
#include <string>
#include <vector>

#include "libs/postgres/statement.h"

namespace copperplate::events {
namespace {

constexpr postgres::Statement kWriteEvents{postgres::kWrite, "write_events", R"(
    INSERT INTO event_out (force, id, occurred_at, actor, call_id, type, subject, before, after)
    SELECT $1, id, coalesce(occurred_at, clock_timestamp()), actor, call_id, type, subject, before,
           after
    FROM unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[])
         WITH ORDINALITY AS e (id, occurred_at, actor, call_id, type, subject, before, after,
                               ordinal)
    ORDER BY ordinal)"};

// The events, a column each.
struct Columns {
  std::vector<std::string> ids, actors, call_ids, types, subjects;
  std::vector<std::optional<absl::Time>> occurred_at;
  std::vector<std::optional<std::string>> before, after;
};

Columns ColumnsOf(absl::Span<const Event> events) {
  Columns columns;
  for (const Event& event : events) {
    columns.ids.push_back(event.id);
    columns.occurred_at.push_back(event.occurred_at);
    columns.actors.push_back(event.actor);
    columns.call_ids.push_back(event.call_id);
    columns.types.push_back(event.type);
    columns.subjects.push_back(event.subject);
    columns.before.push_back(event.before);
    columns.after.push_back(event.after);
  }
  return columns;
}

}  // namespace

absl::Status WriteEvents(postgres::Session& session, absl::string_view force,
                         absl::Span<const Event> events) {
  if (events.empty()) return absl::OkStatus();
  const Columns columns = ColumnsOf(events);
  return session
      .Execute(kWriteEvents, force, columns.ids, columns.occurred_at, columns.actors,
               columns.call_ids, columns.types, columns.subjects, columns.before, columns.after)
      .status();
}

absl::Status WriteEvent(postgres::Session& session, absl::string_view force, const Event& event) {
  return WriteEvents(session, force, absl::MakeConstSpan(&event, 1));
}

}  // namespace copperplate::events
