#include "services/indicators/app/get_recent_trend.h"

#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/one_indicator.h"
#include "services/indicators/app/roll_up.h"
#include "services/indicators/domain/population.h"

namespace copperplate::indicators {
namespace {

// Five years to the data month.
constexpr int32_t kMonthsBehindTrend = 5 * 12 - 1;

int PeriodOf(const RecentTrendQuery& query, const IndicatorDefinition& definition) {
  if (query.period_months != 0) return query.period_months;
  return definition.frequency == Frequency::kMonthly ? 12 : PeriodMonths(definition.frequency);
}

}  // namespace

bool IsTrendPeriod(int period_months) {
  return period_months == 0 || period_months == 1 || period_months == 3 || period_months == 12;
}

absl::StatusOr<ComputedRecentTrend> GetRecentTrend(DashboardReader& reader,
                                                   const RequestContext& context,
                                                   const RecentTrendQuery& query) {
  std::optional<int32_t> month = query.month;
  if (!month.has_value()) {
    ABSL_ASSIGN_OR_RETURN(
        month, LatestFigure(reader, context, query.area, query.indicator, query.known_at));
  }
  DashboardQuery asked;
  asked.area = query.area;
  asked.own_area = query.own_area;
  asked.month = *month;
  asked.known_at = query.known_at;
  asked.indicator = query.indicator;
  asked.months_behind = kMonthsBehindTrend;
  ABSL_ASSIGN_OR_RETURN(DashboardFigures figures, reader.Read(context, asked));
  ABSL_RETURN_IF_ERROR(CheckOneIndicator(reader, context, asked, "month", figures));

  IndicatorFigures& indicator = figures.indicators.front();
  RollUps roll_ups(figures);
  const RolledUpSeries of_area = roll_ups.SeriesOf(indicator, asked.month);
  ComputedRecentTrend computed;
  computed.data_month = LastMonthOf(of_area, query.month);
  std::optional<int64_t> residents;
  if (indicator.definition.measure == Measure::kRate) {
    const std::vector<Population> estimates = roll_ups.PopulationsOf(computed.data_month);
    if (const Population* chosen = ChoosePopulation(estimates, computed.data_month)) {
      computed.population_year = chosen->year;
      residents = chosen->value;
    }
  }
  const CellMaker cells(indicator.definition, of_area.series, residents, NotesOf(of_area));
  ABSL_ASSIGN_OR_RETURN(computed.trend, ComputePeriodTrend(cells, computed.data_month,
                                                           PeriodOf(query, indicator.definition)));
  computed.breaks =
      BreaksWithin(indicator.annotations,
                   {computed.trend.periods.front().cell.period.first, computed.data_month});
  computed.area = query.area;
  computed.restated = of_area.restated;
  computed.revision = figures.revision;
  computed.recorded_at = figures.recorded_at;
  computed.definition = std::move(indicator.definition);
  return computed;
}

}  // namespace copperplate::indicators
