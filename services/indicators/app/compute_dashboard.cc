#include "services/indicators/app/compute_dashboard.h"

#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/roll_up.h"
#include "services/indicators/domain/profile.h"

namespace copperplate::indicators {
namespace {

// A definition's own profile has been checked when it was stored; one that this release lacks is
// judged as the board does rather than not at all.
const Profile& ProfileOf(absl::string_view asked, const IndicatorDefinition& definition) {
  const Profile* const profile =
      FindProfile(asked.empty() ? absl::string_view(definition.rule_profile) : asked);
  return profile != nullptr ? *profile : *FindProfile(kBoardProfile);
}

}  // namespace

absl::StatusOr<ComputedDashboard> ComputeDashboard(DashboardFigures figures, int32_t month,
                                                   absl::string_view profile) {
  ComputedDashboard dashboard;
  dashboard.month = month;
  dashboard.area = figures.areas.front().area;
  dashboard.profile = std::string(profile);
  dashboard.revision = figures.revision;
  dashboard.national_revision = figures.national_revision;
  dashboard.recorded_at = figures.recorded_at;
  const std::vector<Population> populations =
      PopulationsOfArea(figures.areas, figures.populations, month);
  dashboard.rows.reserve(figures.indicators.size());
  for (IndicatorFigures& indicator : figures.indicators) {
    ABSL_ASSIGN_OR_RETURN(AreaFigures of_area, FiguresOfArea(figures.areas, indicator, month));
    ComputedRow& computed = dashboard.rows.emplace_back();
    computed.definition = std::move(indicator.definition);
    computed.series = std::move(of_area.series);
    computed.row = ComputeDashboardRow({.definition = computed.definition,
                                        .series = computed.series,
                                        .month_asked = month,
                                        .profile = ProfileOf(profile, computed.definition),
                                        .populations = populations,
                                        .printed = indicator.printed,
                                        .peers = indicator.peers,
                                        .restated = of_area.restated});
  }
  return dashboard;
}

}  // namespace copperplate::indicators
