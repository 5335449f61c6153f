#include "services/indicators/app/get_dashboard.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/theme_rules.h"
#include "services/indicators/domain/profile.h"

namespace copperplate::indicators {

void CheckDashboardAsked(int32_t month, absl::string_view profile, int32_t present,
                         Faults& faults) {
  CheckNotInFuture(month, present, "month", faults);
  if (!profile.empty() && FindProfile(profile) == nullptr) {
    faults.Add("PROFILE_UNKNOWN", "profile", absl::StrCat("must be one of ", ProfileNames()));
  }
}

absl::StatusOr<ComputedDashboard> GetDashboard(DashboardReader& reader,
                                               const RequestContext& context,
                                               const DashboardQuery& query,
                                               absl::string_view profile,
                                               SignificanceControl control, Detail detail) {
  ABSL_ASSIGN_OR_RETURN(DashboardFigures figures, reader.Read(context, query));
  Faults faults;
  ABSL_RETURN_IF_ERROR(CheckArea(figures, query.month, query.own_area, "month", faults));
  if (figures.indicators.empty() && !query.theme.empty()) {
    ABSL_RETURN_IF_ERROR(CheckThemeKnown(reader, context, query.theme, figures.revision, faults));
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return ComputeDashboard(std::move(figures), query.month, profile, control, detail);
}

}  // namespace copperplate::indicators
