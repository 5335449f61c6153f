#include "services/indicators/app/compute_dashboard.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/indicators/app/computed_peers.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/roll_up.h"
#include "services/indicators/domain/dashboard_rows.h"
#include "services/indicators/domain/period_words.h"
#include "services/indicators/domain/profile.h"

namespace copperplate::indicators {

const Profile& ProfileOf(absl::string_view asked, const IndicatorDefinition& definition) {
  const Profile* const profile =
      FindProfile(asked.empty() ? absl::string_view(definition.rule_profile) : asked);
  return profile != nullptr ? *profile : *FindProfile(kBoardProfile);
}

namespace {

// What a row is computed from, beside its definition.
struct RowFigures {
  RolledUpSeries of_area;
  std::vector<Population> populations;
};

RowFigures Gather(const IndicatorFigures& indicator, int32_t month, RollUps& roll_ups) {
  RowFigures figures;
  figures.of_area = roll_ups.SeriesOf(indicator, month);
  if (indicator.definition.measure == Measure::kRate) {
    figures.populations = roll_ups.PopulationsOf(figures.of_area.data_month);
  }
  return figures;
}

}  // namespace

absl::Status CheckArea(const DashboardFigures& figures, int32_t month, bool own,
                       absl::string_view month_field, Faults& faults) {
  if (figures.areas.empty()) {
    if (own) return OwnAreaUnknown();
    AddAreaUnknown("area", faults);
    return absl::OkStatus();
  }
  const AreaNode& area = figures.areas.front();
  if (month < area.valid_from || month > area.valid_to.value_or(month)) {
    const std::string there = MonthsThere(area.valid_from, area.valid_to);
    faults.Add(
        "AREA_NOT_VALID", own ? month_field : "area",
        own ? absl::StrCat("must be a month in which the force's own area is there, ", there)
            : absl::StrCat("must be an area that is valid in the month: it is there ", there));
  }
  return absl::OkStatus();
}

ComputedDashboard ComputeDashboard(DashboardFigures figures, int32_t month,
                                   absl::string_view profile, SignificanceControl control,
                                   Detail detail) {
  ComputedDashboard dashboard;
  dashboard.month = month;
  dashboard.area = figures.areas.front().area;
  dashboard.profile = std::string(profile);
  dashboard.control = control;
  dashboard.detail = detail;
  dashboard.revision = figures.revision;
  dashboard.national_revision = figures.national_revision;
  dashboard.recorded_at = figures.recorded_at;
  RollUps roll_ups(figures);
  const size_t count = figures.indicators.size();
  dashboard.rows.resize(count);
  std::vector<RowFigures> of_rows(count);
  std::vector<RowInput> inputs;
  inputs.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    IndicatorFigures& indicator = figures.indicators[i];
    const Profile& by = ProfileOf(profile, indicator.definition);
    indicator.peers = PeersOf(figures, month, indicator, by, control, detail);
    ComputedRow& computed = dashboard.rows[i];
    of_rows[i] = Gather(indicator, month, roll_ups);
    computed.definition = std::move(indicator.definition);
    const RolledUpSeries& of_area = of_rows[i].of_area;
    inputs.push_back({.definition = computed.definition,
                      .series = of_area.series,
                      .month_asked = month,
                      .profile = by,
                      .populations = of_rows[i].populations,
                      .printed = indicator.printed,
                      .peers = indicator.peers,
                      .data_month = of_area.data_month,
                      .notes = NotesOf(of_area),
                      .restated = of_area.restated,
                      .annotations = indicator.annotations,
                      .control = {},
                      .detail = detail});
  }
  std::vector<DashboardRow> rows = ComputeDashboardRows(inputs, control);
  for (size_t i = 0; i < count; ++i) {
    dashboard.rows[i].batches = std::move(of_rows[i].of_area.batches);
    dashboard.rows[i].row = std::move(rows[i]);
  }
  return dashboard;
}

}  // namespace copperplate::indicators
