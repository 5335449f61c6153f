#include "services/indicators/app/get_control_chart.h"

#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::indicators {
namespace {

// The year before the first month, for its difference from a year before.
constexpr int32_t kMonthsBehindPoint = 12;

absl::Status NoFigure() {
  constexpr char kText[] =
      "a control chart needs at least 2 points, and the indicator has no figure";
  return Error(absl::StatusCode::kInvalidArgument, "SERIES_TOO_SHORT", kText)
      .Metadata("least", "2")
      .Metadata("points", "0")
      .Field("name", kText)
      .Build();
}

}  // namespace

absl::StatusOr<ComputedControlChart> GetControlChart(DashboardReader& reader,
                                                     const RequestContext& context,
                                                     const ControlChartQuery& query) {
  SeriesQuery series = query.series;
  if (!series.to.has_value()) {
    ABSL_ASSIGN_OR_RETURN(
        series.to, reader.LatestMonth(context, series.area, series.indicator, series.known_at));
    if (!series.to.has_value()) return NoFigure();
  }
  ABSL_ASSIGN_OR_RETURN(SeriesFigures figures,
                        ReadSeries(reader, context, series, kMonthsBehindPoint));
  constexpr LineColumn kColumn[] = {LineColumn::kMonth};
  const std::vector<LinePoint> periods = ComputeLines(
      figures.Cells(), {figures.months.first - kMonthsBehindPoint, figures.months.last}, kColumn);
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
