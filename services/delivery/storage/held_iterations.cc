#include "services/delivery/storage/held_iterations.h"

#include <algorithm>
#include <utility>

#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/errors.h"
#include "services/delivery/storage/iteration_rows.h"
#include "services/delivery/storage/plan_rows.h"
#include "services/delivery/storage/publication_rows.h"

namespace copperplate::delivery {

using postgres::Rows;
using postgres::Session;

absl::StatusOr<HeldIterations> ReadHeld(Session& session, absl::string_view force,
                                        absl::string_view plan, const std::string& iteration) {
  HeldIterations held;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kFindPlan, force, plan, true));
  if (rows.empty()) return PlanUnknown();
  ABSL_ASSIGN_OR_RETURN(PlanRecord record, ReadPlan(rows[0]));
  held.plan = std::move(record.plan);
  ABSL_ASSIGN_OR_RETURN(held.iterations, ReadIterations(session, force, plan));
  if (iteration.empty()) return held;
  ABSL_ASSIGN_OR_RETURN(auto changing,
                        FindIterationWithRows(session, force, plan, iteration, true));
  if (changing.has_value()) {
    const auto standing =
        std::find_if(held.iterations.begin(), held.iterations.end(),
                     [&](const IterationRecord& each) { return each.iteration.id == iteration; });
    if (standing != held.iterations.end()) *standing = *std::move(changing);
  }
  ABSL_ASSIGN_OR_RETURN(held.publications, ReadPublications(session, force, plan, iteration));
  return held;
}

}  // namespace copperplate::delivery
