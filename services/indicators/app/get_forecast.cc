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

  AreaMonths(const IndicatorFigures& indicator, RollUps& roll_ups, int node, int32_t month)
      : series(roll_ups.SeriesAt(indicator, month, node)) {
    if (indicator.definition.measure != Measure::kRate) return;
    estimates = roll_ups.PopulationsOf(month, node);
    residents = ChoosePopulation(estimates, month);
  }
  AreaMonths(const AreaMonths&) = delete;
  AreaMonths& operator=(const AreaMonths&) = delete;

  CellMaker Cells(const IndicatorDefinition& definition) const {
    return {definition, series.series,
            residents == nullptr ? std::nullopt : std::optional(residents->value), NotesOf(series)};
  }
};

std::vector<StepChange> StepChangesIn(absl::string_view area,
                                      absl::Span<const Annotation> annotations) {
  std::vector<StepChange> changes;
  for (const Annotation& one : AnnotationsOf(area, annotations)) {
    if (one.kind == AnnotationKind::kTarget) continue;
    changes.push_back({one.first_month, one.reason});
  }
  return changes;
}

}  // namespace

absl::StatusOr<ComputedForecast> GetForecast(DashboardReader& reader, const RequestContext& context,
                                             const ForecastQuery& query) {
  std::optional<int32_t> to = query.to;
  if (!to.has_value()) {
    ABSL_ASSIGN_OR_RETURN(
        to, LatestFigure(reader, context, query.area, query.indicator, query.known_at));
  }
  DashboardQuery asked;
  asked.area = query.area;
  asked.own_area = query.own_area;
  asked.month = *to;
  asked.known_at = query.known_at;
  asked.indicator = query.indicator;
  asked.months_behind = kMostMonthsOfHistory - 1;
  ABSL_ASSIGN_OR_RETURN(ReadArea read, Read(reader, context, asked));
  ABSL_RETURN_IF_ERROR(Check(reader, context, asked, read));
  IndicatorFigures& indicator = read.figures.indicators.front();
  IndicatorDefinition& definition = indicator.definition;
  if (!CanBeProjected(definition)) {
    return MeasureNotSupported(
        "only a monthly COUNT, AMOUNT, RATE or HARM adds up to a year that can be projected");
  }

  // The areas are those of the last month.
  RollUps roll_ups(read.figures);
  const AreaMonths area(indicator, roll_ups, read.node, asked.month);
  const AreaMonths force(indicator, roll_ups, 0, asked.month);
  definition.lag_months = 0;
  const CellMaker cells = area.Cells(definition);
  const CellMaker pool = force.Cells(definition);
  ComputedForecast forecast;
  ABSL_ASSIGN_OR_RETURN(
      forecast.year,
      ForecastYearEnd(cells, read.node == 0 ? nullptr : &pool, LastMonthOf(area.series, query.to),
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
