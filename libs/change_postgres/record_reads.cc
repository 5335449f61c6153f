#include "libs/change_postgres/record_reads.h"

#include <optional>

#include "libs/events/event_writer.h"
#include "libs/postgres/pool.h"
#include "libs/status/status_macros.h"

namespace copperplate::change_postgres {

absl::Status RecordReads(const ChangeParts& parts, const RequestContext& context,
                         absl::string_view type, const std::vector<std::string>& names) {
  if (names.empty()) return absl::OkStatus();
  std::vector<events::Event> reads;
  reads.reserve(names.size());
  for (const std::string& name : names) {
    reads.push_back({.id = parts.uuids.NextText(),
                     .occurred_at = std::nullopt,
                     .actor = context.caller,
                     .call_id = context.call_id,
                     .type = std::string(type),
                     .subject = name,
                     .before = std::nullopt,
                     .after = std::nullopt});
  }
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts.pool.Acquire(context.force, context.deadline, context.call));
  return events::WriteEvents(lease, context.force, reads);
}

}  // namespace copperplate::change_postgres
