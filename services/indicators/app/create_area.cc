#include "services/indicators/app/create_area.h"

#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/area_rules.h"

namespace copperplate::indicators {

absl::StatusOr<Changed<AreaRecord>> CreateArea(AreaRepository& areas, const RequestContext& context,
                                               const Area& area, WriteMode mode,
                                               const Printer<AreaRecord>& print) {
  const auto decide = [&](const AreaTree& tree) -> absl::StatusOr<Area> {
    if (FindArea(tree, area.id) != nullptr) {
      return Error(absl::StatusCode::kAlreadyExists, "AREA_EXISTS",
                   "the force has an area of this id")
          .Build();
    }
    ABSL_RETURN_IF_ERROR(CheckPlace(tree, context.force, area).ToStatus());
    return area;
  };
  return areas.Change(context, {.mode = mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators
