#include "services/indicators/app/update_area.h"

#include "libs/status/status_macros.h"
#include "services/indicators/app/area_rules.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

absl::StatusOr<Changed<AreaRecord>> UpdateArea(AreaRepository& areas, const RequestContext& context,
                                               const Asked& asked, MergeArea merge,
                                               const Printer<AreaRecord>& print) {
  const auto decide = [&](const AreaTree& tree) -> absl::StatusOr<Area> {
    ABSL_ASSIGN_OR_RETURN(const AreaRecord* const present,
                          Present(FindArea(tree, asked.id), asked, AreaUnknown()));
    ABSL_ASSIGN_OR_RETURN(const Area area, merge(*present));
    ABSL_RETURN_IF_ERROR(CheckPlace(tree, context.force, area).ToStatus());
    return area;
  };
  return areas.Change(context, {.mode = asked.mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators
