#include "services/indicators/app/get_forecast.h"

#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/indicators/app/one_indicator.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/roll_up.h"

namespace copperplate::indicators {
namespace {

// What was read, and which of its areas was asked for.
struct ReadArea {
  DashboardFigures figures;
  int node = 0;
};

// The force with all areas below, so that its season is there too; the area by itself where it does
// not lie in the force.
absl::StatusOr<ReadArea> Read(DashboardReader& reader, const RequestContext& context,
                              DashboardQuery asked) {
  ReadArea read;
  const std::string area = std::exchange(asked.area, context.force);
  asked.all_areas = area != context.force;
  ABSL_ASSIGN_OR_RETURN(read.figures, reader.Read(context, asked));
  for (size_t i = 0; i < read.figures.areas.size(); ++i) {
    if (read.figures.areas[i].area != area) continue;
    read.node = static_cast<int>(i);
    return read;
  }
  if (area == context.force) return read;
  asked.area = area;
  asked.all_areas = false;
  ABSL_ASSIGN_OR_RETURN(read.figures, reader.Read(context, asked));
  return read;
}

// CheckOneIndicator() of the area that was asked for.
absl::Status Check(DashboardReader& reader, const RequestContext& context,
                   const DashboardQuery& asked, const ReadArea& read) {
  DashboardFigures of_area;
  if (!read.figures.areas.empty()) {
    of_area.areas.push_back(read.figures.areas[static_cast<size_t>(read.node)]);
  }
  of_area.indicators.resize(read.figures.indicators.size());
  return CheckOneIndicator(reader, context, asked, "to_month", of_area);
}

// One area's months and the residents that a RATE's are divided by.
struct AreaMonths {
  RolledUpSeries series;
  std::vector<Population> estimates;
  const Population* residents = nullptr;

  AreaMonths(const IndicatorDefinition& definition, absl::Span<const RollUpArea> tree, int node,
             int32_t month)
      : series(RollUp(definition, tree, month, node)) {
    if (definition.measure != Measure::kRate) return;
    estimates = RollUpPopulations(tree, month, node);
    residents = ChoosePopulation(estimates, month);
  }
  AreaMonths(const AreaMonths&) = delete;
  AreaMonths& operator=(const AreaMonths&) = delete;

  CellMaker Cells(const IndicatorDefinition& definition) const {
    return {definition,
            series.series,
            residents == nullptr ? std::nullopt : std::optional(residents->value),
            {.gaps = series.gaps, .too_large = series.too_large}};
  }
};

// The month asked for; else the last that has a figure, as a sum of areas may lack the latest.
int32_t LastMonth(const ForecastQuery& query, const RolledUpSeries& series, int32_t month) {
  return query.to.has_value() || series.series.empty() ? month : series.series.back().month;
}

std::vector<StepChange> StepChangesIn(absl::string_view area,
                                      absl::Span<const Annotation> annotations) {
  std::vector<StepChange> changes;
  for (const Annotation& one : annotations) {
    if (one.kind == AnnotationKind::kTarget || (!one.area.empty() && one.area != area)) continue;
    changes.push_back({one.first_month, one.reason});
  }
  return changes;
}

}  // namespace

absl::StatusOr<ComputedForecast> GetForecast(DashboardReader& reader, const RequestContext& context,
                                             const ForecastQuery& query) {
  std::optional<int32_t> to = query.to;
  if (!to.has_value()) {
    ABSL_ASSIGN_OR_RETURN(to,
                          reader.LatestMonth(context, query.area, query.indicator, query.known_at));
  }
  DashboardQuery asked;
  asked.area = query.area;
  asked.own_area = query.own_area;
  asked.month = to.value_or(query.present);
  asked.known_at = query.known_at;
  asked.indicator = query.indicator;
  asked.months_behind = kMostMonthsOfHistory - 1;
  ABSL_ASSIGN_OR_RETURN(ReadArea read, Read(reader, context, asked));
  ABSL_RETURN_IF_ERROR(Check(reader, context, asked, read));
  IndicatorFigures& indicator = read.figures.indicators.front();
  IndicatorDefinition& definition = indicator.definition;
  if (!CanBeProjected(definition)) {
    return MeasureNotSupported(
        "only a monthly COUNT, AMOUNT or RATE with figures of its own adds "
        "up to a year that can be projected");
  }

  std::vector<RollUpArea> tree = TreeOf(read.figures);
  SetFigures(indicator, tree);
  // The areas are those of the last month.
  definition.lag_months = 0;
  const AreaMonths area(definition, tree, read.node, asked.month);
  const AreaMonths force(definition, tree, 0, asked.month);
  const CellMaker cells = area.Cells(definition);
  const CellMaker pool = force.Cells(definition);
  ComputedForecast forecast;
  ABSL_ASSIGN_OR_RETURN(forecast.year,
                        ForecastYearEnd(cells, read.node == 0 ? nullptr : &pool,
                                        LastMonth(query, area.series, asked.month),
                                        StepChangesIn(query.area, indicator.annotations)));
  forecast.area = query.area;
  if (area.residents != nullptr) forecast.population_year = area.residents->year;
  forecast.restated = area.series.restated;
  forecast.revision = read.figures.revision;
  forecast.recorded_at = read.figures.recorded_at;
  forecast.definition = definition;
  return forecast;
}

}  // namespace copperplate::indicators
