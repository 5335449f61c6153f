#include "services/delivery/transport/board_handler.h"

#include <string>

#include "absl/time/civil_time.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/delivery/app/get_board.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/transport/board_mapping.h"

namespace copperplate::delivery {

absl::StatusOr<v1::Board> BoardHandler::GetBoard(const rpc::CallContext& call,
                                                 const v1::GetBoardRequest& request) const {
  Faults faults;
  BoardQuery query;
  if (const auto ids = kBoardName.Match(request.name(), "name", faults)) {
    query.plan = std::string(ids->back());
  }
  const absl::CivilDay today = LondonDay(clock_.Now());
  query.as_of = fields::ReadDayUpTo(request.as_of(), "as_of", today, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  query.sees_sensitive = handler::SeesSensitive(call);
  query.with_indicators = !request.without_indicators();
  ABSL_ASSIGN_OR_RETURN(const LiveBoard live,
                        delivery::GetBoard(boards_, verdicts_, handler::ContextOf(call), query));
  return WriteBoard(call.force, live);
}

}  // namespace copperplate::delivery
