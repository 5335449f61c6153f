#include "services/indicators/app/update_area.h"

#include "libs/api/etag.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/area_rules.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

absl::StatusOr<Changed<AreaRecord>> UpdateArea(AreaRepository& areas, const RequestContext& context,
                                               const AreaUpdate& update,
                                               const Printer<AreaRecord>& print) {
  const auto decide = [&](const AreaTree& tree) -> absl::StatusOr<Area> {
    const AreaRecord* const present = FindArea(tree, update.id);
    if (present == nullptr) return AreaUnknown();
    if (update.expected_version.value_or(present->header.version) != present->header.version) {
      return api::EtagMismatch();
    }
    ABSL_ASSIGN_OR_RETURN(const Area area, update.merge(*present));
    ABSL_RETURN_IF_ERROR(CheckPlace(tree, context.force, area).ToStatus());
    return area;
  };
  return areas.Change(context, {.mode = update.mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators
