#include "libs/change_postgres/record_change.h"

#include <optional>
#include <vector>

#include "libs/change_postgres/person_keys.h"
#include "libs/change_postgres/request_log.h"
#include "libs/events/event_writer.h"
#include "libs/status/status_macros.h"

namespace copperplate::change_postgres {

absl::Status RecordChange(postgres::Transaction& transaction, const RequestContext& context,
                          UuidGenerator& uuids, absl::Span<const ChangeNote> notes,
                          absl::string_view reply) {
  std::vector<events::Event> events;
  events.reserve(notes.size());
  for (const ChangeNote& note : notes) {
    events.push_back({.id = uuids.NextText(),
                      .occurred_at = note.instant,
                      .actor = context.caller,
                      .call_id = context.call_id,
                      .type = note.type,
                      .subject = note.subject,
                      .before = std::nullopt,
                      .after = std::nullopt});
  }
  ABSL_RETURN_IF_ERROR(SealImages(transaction, context.force, notes, events));
  ABSL_RETURN_IF_ERROR(events::WriteEvents(transaction, context.force, events));
  return RecordRequest(transaction, context, reply);
}

}  // namespace copperplate::change_postgres
