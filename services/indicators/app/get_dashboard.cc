#include "services/indicators/app/get_dashboard.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/domain/profile.h"

namespace copperplate::indicators {

void CheckDashboardAsked(int32_t month, absl::string_view profile, int32_t present,
                         Faults& faults) {
  CheckNotInFuture(month, present, "month", faults);
  if (!profile.empty() && FindProfile(profile) == nullptr) {
    faults.Add("PROFILE_UNKNOWN", "profile", absl::StrCat("must be one of ", ProfileNames()));
  }
}

namespace {

// For a dashboard that came out without a row: a theme whose indicators do not apply to the month
// is one all the same.
absl::Status CheckTheme(DashboardReader& reader, const RequestContext& context,
                        absl::string_view theme, int64_t revision, Faults& faults) {
  ABSL_ASSIGN_OR_RETURN(const std::vector<std::string> themes, reader.Themes(context, revision));
  if (std::find(themes.begin(), themes.end(), theme) != themes.end()) return absl::OkStatus();
  faults.Add("THEME_UNKNOWN", "theme",
             themes.empty() ? "must be the theme of an indicator, of which there is none"
                            : absl::StrCat("must be one of ", absl::StrJoin(themes, ", ")));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ComputedDashboard> GetDashboard(DashboardReader& reader,
                                               const RequestContext& context,
                                               const DashboardQuery& query,
                                               absl::string_view profile) {
  ABSL_ASSIGN_OR_RETURN(DashboardFigures figures, reader.Read(context, query));
  Faults faults;
  ABSL_RETURN_IF_ERROR(CheckArea(figures, query.month, query.own_area, faults));
  if (figures.indicators.empty() && !query.theme.empty()) {
    ABSL_RETURN_IF_ERROR(CheckTheme(reader, context, query.theme, figures.revision, faults));
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return ComputeDashboard(std::move(figures), query.month, profile);
}

}  // namespace copperplate::indicators
