#include "services/delivery/storage/read_events.h"

#include "libs/change_postgres/record_reads.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/resource_names.h"

namespace copperplate::delivery {

absl::Status RecordPlanRead(const change_postgres::ChangeParts& parts,
                            const RequestContext& context, absl::string_view plan,
                            const postgres::Rows& rows) {
  if (rows.empty()) return absl::OkStatus();
  ABSL_ASSIGN_OR_RETURN(const bool sensitive, rows[0].Get<bool>(0));
  if (!sensitive) return absl::OkStatus();
  return change_postgres::RecordReads(parts, context, "plan.read",
                                      {kPlanName.Format(context.force, plan)});
}

}  // namespace copperplate::delivery
