#include "services/indicators/app/compute_dashboard.h"

#include <utility>

#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/roll_up.h"

namespace copperplate::indicators {

const Profile& ProfileOf(absl::string_view asked, const IndicatorDefinition& definition) {
  const Profile* const profile =
      FindProfile(asked.empty() ? absl::string_view(definition.rule_profile) : asked);
  return profile != nullptr ? *profile : *FindProfile(kBoardProfile);
}

absl::Status CheckArea(const DashboardFigures& figures, int32_t month, bool own, Faults& faults) {
  if (figures.areas.empty()) {
    if (own) return OwnAreaUnknown();
    AddAreaUnknown("area", faults);
    return absl::OkStatus();
  }
  const AreaNode& area = figures.areas.front();
  if (month < area.valid_from || month > area.valid_to.value_or(month)) {
    faults.Add("AREA_NOT_VALID", "area", "must be an area that is valid in the month");
  }
  return absl::OkStatus();
}

ComputedDashboard ComputeDashboard(DashboardFigures figures, int32_t month,
                                   absl::string_view profile) {
  ComputedDashboard dashboard;
  dashboard.month = month;
  dashboard.area = figures.areas.front().area;
  dashboard.profile = std::string(profile);
  dashboard.revision = figures.revision;
  dashboard.national_revision = figures.national_revision;
  dashboard.recorded_at = figures.recorded_at;
  std::vector<RollUpArea> tree = TreeOf(figures);
  dashboard.rows.reserve(figures.indicators.size());
  for (IndicatorFigures& indicator : figures.indicators) {
    RolledUpSeries of_area = SeriesOf(indicator, month, tree);
    std::vector<Population> populations;
    if (indicator.definition.measure == Measure::kRate) {
      populations = RollUpPopulations(tree, of_area.data_month);
    }
    ComputedRow& computed = dashboard.rows.emplace_back();
    computed.definition = std::move(indicator.definition);
    computed.batches = std::move(of_area.batches);
    computed.row =
        ComputeDashboardRow({.definition = computed.definition,
                             .series = of_area.series,
                             .month_asked = month,
                             .profile = ProfileOf(profile, computed.definition),
                             .populations = populations,
                             .printed = indicator.printed,
                             .peers = indicator.peers,
                             .data_month = of_area.data_month,
                             .notes = {.gaps = of_area.gaps, .too_large = of_area.too_large},
                             .restated = of_area.restated,
                             .annotations = indicator.annotations});
  }
  return dashboard;
}

}  // namespace copperplate::indicators
