#include "services/delivery/storage/board_storage.h"

#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/pool.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/storage/board_rows.h"

namespace copperplate::delivery {

absl::StatusOr<BoardFigures> BoardStorage::ReadBoard(const RequestContext& context,
                                                     absl::string_view plan, absl::CivilDay as_of,
                                                     bool sees_sensitive) {
  BoardFigures figures;
  {
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(figures,
                          ReadBoardFigures(lease, context.force, plan, as_of, sees_sensitive));
  }
  if (figures.content.plan.sensitive()) {
    ABSL_RETURN_IF_ERROR(change_postgres::RecordReads(parts_, context, "plan.read",
                                                      {kPlanName.Format(context.force, plan)}));
  }
  return figures;
}

}  // namespace copperplate::delivery
