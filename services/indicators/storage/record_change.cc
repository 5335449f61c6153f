#include "services/indicators/storage/record_change.h"

#include "libs/events/event_writer.h"
#include "libs/status/status_macros.h"
#include "services/indicators/storage/request_log.h"

namespace copperplate::indicators {

absl::Status RecordChange(postgres::Transaction& transaction, const RequestContext& context,
                          api::UuidGenerator& uuids, const ChangeNote& note) {
  const events::Event event{.id = uuids.NextText(),
                            .occurred_at = note.instant,
                            .actor = context.caller,
                            .call_id = context.call_id,
                            .type = note.type,
                            .subject = note.subject,
                            .before = note.before,
                            .after = note.after};
  ABSL_RETURN_IF_ERROR(events::WriteEvent(transaction, context.force, event));
  return RecordRequest(transaction, context, event.id);
}

}  // namespace copperplate::indicators
