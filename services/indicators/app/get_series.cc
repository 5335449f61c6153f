#include "services/indicators/app/get_series.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/one_indicator.h"
#include "services/indicators/app/roll_up.h"
#include "services/indicators/domain/limits.h"
#include "services/indicators/domain/population.h"

namespace copperplate::indicators {
namespace {

constexpr int32_t kMonthsByDefault = 48;
// A rolling 12 months, the longest window behind a point.
constexpr int32_t kMonthsBehindPoint = 11;

void CheckSpan(int32_t from, int32_t to, Faults& faults) {
  CheckMonthsInOrder(from, to, faults);
  if (to - from >= kMostMonthsOfSeries) {
    faults.Add("TOO_MANY_MONTHS", "from_month",
               absl::StrCat("must lie less than ", kMostMonthsOfSeries, " months before the last"));
  }
}

// The months asked for, those left open filled in.
absl::StatusOr<Period> MonthsOf(DashboardReader& reader, const RequestContext& context,
                                const SeriesQuery& query) {
  std::optional<int32_t> to = query.to;
  if (!to.has_value()) {
    ABSL_ASSIGN_OR_RETURN(
        to, LatestFigure(reader, context, query.area, query.indicator, query.known_at));
  }
  const Period months{query.from.value_or(*to - kMonthsByDefault + 1), *to};
  Faults faults;
  CheckSpan(months.first, months.last, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return months;
}

// Those that any cell shows.
Period MonthsBehind(const std::vector<LinePoint>& points, const Period& asked) {
  Period months = asked;
  for (const LinePoint& point : points) {
    for (const Cell& cell : point.cells) {
      if (cell.absence == AbsenceReason::kNotApplicable) continue;
      months.first = std::min(months.first, cell.period.first);
    }
  }
  return months;
}

std::vector<Annotation> TargetsIn(const std::vector<Annotation>& annotations,
                                  const Period& months) {
  std::vector<Annotation> targets;
  for (const Annotation& one : annotations) {
    if (one.kind == AnnotationKind::kTarget && one.first_month <= months.last &&
        months.first <= one.last_month()) {
      targets.push_back(one);
    }
  }
  return targets;
}

}  // namespace

void CheckMonthsAsked(const std::optional<int32_t>& from, const std::optional<int32_t>& to,
                      int32_t present, Faults& faults) {
  if (from.has_value()) CheckNotInFuture(*from, present, "from_month", faults);
  if (to.has_value()) CheckNotInFuture(*to, present, "to_month", faults);
  if (from.has_value() && to.has_value()) CheckSpan(*from, *to, faults);
}

absl::StatusOr<SeriesFigures> ReadSeries(DashboardReader& reader, const RequestContext& context,
                                         const SeriesQuery& query, int32_t months_behind) {
  ABSL_ASSIGN_OR_RETURN(const Period months, MonthsOf(reader, context, query));
  DashboardQuery asked;
  asked.area = query.area;
  asked.own_area = query.own_area;
  asked.month = months.last;
  asked.known_at = query.known_at;
  asked.indicator = query.indicator;
  asked.months_behind = months.months() - 1 + months_behind;
  ABSL_ASSIGN_OR_RETURN(DashboardFigures figures, reader.Read(context, asked));
  ABSL_RETURN_IF_ERROR(CheckOneIndicator(reader, context, asked, "to_month", figures));

  IndicatorFigures& indicator = figures.indicators.front();
  RollUps roll_ups(figures);
  SeriesFigures series;
  series.months = months;
  series.of_area = roll_ups.SeriesOf(indicator, months.last);
  series.revision = figures.revision;
  series.recorded_at = figures.recorded_at;
  if (indicator.definition.measure == Measure::kRate) {
    const int32_t data_month = series.of_area.data_month;
    const std::vector<Population> estimates = roll_ups.PopulationsOf(data_month);
    if (const Population* chosen = ChoosePopulation(estimates, data_month)) {
      series.population_year = chosen->year;
      series.residents = chosen->value;
    }
  }
  series.definition = std::move(indicator.definition);
  series.annotations = std::move(indicator.annotations);
  return series;
}

CellMaker SeriesFigures::Cells() const {
  return {definition, of_area.series, residents, NotesOf(of_area)};
}

absl::StatusOr<ComputedSeries> GetSeries(DashboardReader& reader, const RequestContext& context,
                                         const SeriesQuery& query) {
  ABSL_ASSIGN_OR_RETURN(SeriesFigures figures,
                        ReadSeries(reader, context, query, kMonthsBehindPoint));
  ComputedSeries series;
  series.points = ComputeLines(figures.Cells(), figures.months, query.columns);
  series.breaks = BreaksWithin(figures.annotations, MonthsBehind(series.points, figures.months));
  series.targets = TargetsIn(figures.annotations, figures.months);
  series.months = figures.months;
  series.area = query.area;
  series.columns = query.columns;
  series.population_year = figures.population_year;
  series.restated = figures.of_area.restated;
  series.revision = figures.revision;
  series.recorded_at = figures.recorded_at;
  series.definition = std::move(figures.definition);
  return series;
}

}  // namespace copperplate::indicators
