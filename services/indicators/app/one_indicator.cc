#include "services/indicators/app/one_indicator.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/indicators/app/compute_dashboard.h"

namespace copperplate::indicators {

void AddIndicatorNotValid(absl::string_view month_field, absl::string_view known, Faults& faults) {
  faults.Add("INDICATOR_NOT_VALID", month_field,
             absl::StrCat("must be a month in which the indicator is in use: ", known));
}

absl::StatusOr<int32_t> LatestFigure(DashboardReader& reader, const RequestContext& context,
                                     absl::string_view area, absl::string_view indicator,
                                     std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(const std::optional<int32_t> latest,
                        reader.LatestMonth(context, area, indicator, known_at));
  if (latest.has_value()) return *latest;
  const absl::string_view text =
      known_at.has_value()
          ? "the indicator had no figure in any month then, in no area of the force"
          : "the indicator has no figure in any month, in no area of the force";
  return Error(absl::StatusCode::kNotFound, "NO_OBSERVATION", text).Field("name", text).Build();
}

absl::Status CheckOneIndicator(DashboardReader& reader, const RequestContext& context,
                               const DashboardQuery& query, absl::string_view month_field,
                               const DashboardFigures& figures) {
  std::optional<int32_t> latest;
  if (figures.indicators.empty()) {
    // Which says so where there is no such indicator.
    ABSL_ASSIGN_OR_RETURN(latest,
                          reader.LatestMonth(context, query.area, query.indicator, query.known_at));
  }
  Faults faults;
  ABSL_RETURN_IF_ERROR(CheckArea(figures, query.month, query.own_area, month_field, faults));
  // Of an area that there is not, no indicator was read.
  if (figures.indicators.empty() && !figures.areas.empty()) {
    const std::string known =
        latest.has_value() ? absl::StrCat("its latest figure is that of ", FormatMonth(*latest))
                           : "it has no figure at all";
    AddIndicatorNotValid(month_field, known, faults);
  }
  return faults.ToStatus();
}

}  // namespace copperplate::indicators
