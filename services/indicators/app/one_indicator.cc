#include "services/indicators/app/one_indicator.h"

#include "libs/status/status_macros.h"
#include "services/indicators/app/compute_dashboard.h"

namespace copperplate::indicators {

void AddIndicatorNotValid(absl::string_view month_field, Faults& faults) {
  faults.Add("INDICATOR_NOT_VALID", month_field,
             "must be a month in which the indicator is in use");
}

absl::Status CheckOneIndicator(DashboardReader& reader, const RequestContext& context,
                               const DashboardQuery& query, absl::string_view month_field,
                               const DashboardFigures& figures) {
  if (figures.indicators.empty()) {
    // Which says so where there is no such indicator.
    ABSL_RETURN_IF_ERROR(
        reader.LatestMonth(context, query.area, query.indicator, query.known_at).status());
  }
  Faults faults;
  ABSL_RETURN_IF_ERROR(CheckArea(figures, query.month, query.own_area, faults));
  // Of an area that there is not, no indicator was read.
  if (figures.indicators.empty() && !figures.areas.empty()) {
    AddIndicatorNotValid(month_field, faults);
  }
  return faults.ToStatus();
}

}  // namespace copperplate::indicators
