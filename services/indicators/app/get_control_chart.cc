#include "services/indicators/app/get_control_chart.h"

#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/one_indicator.h"

namespace copperplate::indicators {
namespace {

// The year before the first month asked for, for its difference from a year before. By default
// there is none: 48 months are looked at in all, as a dashboard's row does.
constexpr int32_t kYearBefore = 12;

}  // namespace

absl::StatusOr<ComputedControlChart> GetControlChart(DashboardReader& reader,
                                                     const RequestContext& context,
                                                     const ControlChartQuery& query) {
  SeriesQuery series = query.series;
  if (!series.to.has_value()) {
    ABSL_ASSIGN_OR_RETURN(
        series.to, LatestFigure(reader, context, series.area, series.indicator, series.known_at));
  }
  const int32_t behind = series.from.has_value() ? kYearBefore : 0;
  ABSL_ASSIGN_OR_RETURN(SeriesFigures figures, ReadSeries(reader, context, series, behind));
  constexpr LineColumn kColumn[] = {LineColumn::kMonth};
  const std::vector<LinePoint> periods =
      ComputeLines(figures.Cells(), {figures.months.first - behind, figures.months.last}, kColumn);
  ComputedControlChart computed;
  ABSL_ASSIGN_OR_RETURN(computed.chart,
                        ComputeControlChart({.definition = figures.definition,
                                             .periods = periods,
                                             .window = {.months = figures.months,
                                                        .from_open = !query.series.from.has_value(),
                                                        .to_open = !query.series.to.has_value()},
                                             .annotations = figures.annotations,
                                             .kind = query.kind,
                                             .screen_moving_ranges = query.screen_moving_ranges}));
  computed.area = query.series.area;
  computed.population_year = figures.population_year;
  computed.restated = figures.of_area.restated;
  computed.revision = figures.revision;
  computed.recorded_at = figures.recorded_at;
  computed.definition = std::move(figures.definition);
  return computed;
}

}  // namespace copperplate::indicators
