#include "services/indicators/domain/period.h"

#include <algorithm>

namespace copperplate::indicators {
namespace {

// Months since April began.
int32_t MonthOfFinancialYear(int32_t month) { return (month + 9) % 12; }

bool EarlierThan(int32_t month, const SeriesPoint& point) { return month < point.month; }

}  // namespace

int32_t LatestPeriodEnd(const IndicatorDefinition& definition, int32_t month_asked) {
  // Months are numbered from January; quarters end in March, June, September and December.
  return definition.frequency == Frequency::kQuarterly ? month_asked - (month_asked + 1) % 3
                                                       : month_asked;
}

int32_t DataMonth(const IndicatorDefinition& definition, absl::Span<const SeriesPoint> series,
                  int32_t month_asked) {
  const int32_t end = LatestPeriodEnd(definition, month_asked);
  const auto after = std::upper_bound(series.begin(), series.end(), end, EarlierThan);
  if (after == series.begin()) return end;
  const int32_t latest = (after - 1)->month;
  return end - latest <= definition.lag_months ? latest : end;
}

Period YearToDate(int32_t data_month) {
  return {data_month - MonthOfFinancialYear(data_month), data_month};
}

Period Rolling12(int32_t data_month) { return {data_month - 11, data_month}; }

Period BaselineYear(const IndicatorDefinition& definition, int32_t data_month) {
  int32_t first = 0;
  switch (definition.baseline_rule) {
    case BaselineRule::kLastCompleteFy:
      first = YearToDate(data_month).first - 12;
      break;
    case BaselineRule::kSame12MonthsBefore:
      first = data_month - 23;
      break;
    case BaselineRule::kCalendarYear:
      first = (data_month / 12 - 1) * 12;
      break;
    case BaselineRule::kFixed:
      first = definition.baseline_from.value_or(0);
      break;
  }
  return {first, first + 11};
}

Period ThreeYearsTo(const Period& baseline_year) {
  return {baseline_year.first - 24, baseline_year.last};
}

MonthsRead MonthsBehindRow(const IndicatorDefinition& definition, int32_t month_asked,
                           int32_t months_behind) {
  MonthsRead months;
  months.recent = {LatestPeriodEnd(definition, month_asked) - definition.lag_months - months_behind,
                   month_asked};
  if (definition.baseline_rule == BaselineRule::kFixed) {
    months.fixed = ThreeYearsTo(BaselineYear(definition, month_asked));
  }
  return months;
}

}  // namespace copperplate::indicators
