#include "services/indicators/app/list_indicators.h"

#include <cstdint>

#include "libs/status/status_macros.h"
#include "services/indicators/app/theme_rules.h"

namespace copperplate::indicators {

absl::StatusOr<Page<IndicatorRecord>> ListIndicators(const Ports& ports,
                                                     const RequestContext& context,
                                                     const IndicatorQuery& query) {
  ABSL_ASSIGN_OR_RETURN(Page<IndicatorRecord> page, ports.indicators.List(context, query));
  // Behind a page there was the theme, even if its last indicator has left it since.
  if (page.rows.empty() && !query.theme.empty() && !query.after.has_value()) {
    ABSL_ASSIGN_OR_RETURN(const int64_t revision,
                          ports.observations.ResolveRevision(context, query.known_at));
    Faults faults;
    ABSL_RETURN_IF_ERROR(CheckThemeKnown(ports.dashboards, context, query.theme, revision, faults));
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
  }
  return page;
}

}  // namespace copperplate::indicators
