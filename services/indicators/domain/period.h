// The windows of months behind the dashboard's columns.
#pragma once

#include <cstdint>

#include "absl/types/span.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {

// Months `first` to `last`, both included, as month numbers.
struct Period {
  int32_t first = 0;
  int32_t last = -1;

  int32_t months() const { return last - first + 1; }
  bool Contains(int32_t month) const { return first <= month && month <= last; }
  Period YearsBefore(int32_t years) const { return {first - 12 * years, last - 12 * years}; }
  friend bool operator==(const Period& a, const Period& b) {
    return a.first == b.first && a.last == b.last;
  }
};

// The month asked; of a QUARTERLY indicator the end of the latest quarter that has ended by then.
int32_t LatestPeriodEnd(const IndicatorDefinition& definition, int32_t month_asked);

// No data month lies further behind the month asked: the longest lag, and two months of a quarter
// that has not ended.
inline constexpr int32_t kFarthestDataMonth = kMostLagMonths + 2;

// D: the latest month with an observation among LatestPeriodEnd() and the `lag_months` before it;
// where there is none, that end itself. `series` is ascending.
int32_t DataMonth(const IndicatorDefinition& definition, absl::Span<const SeriesPoint> series,
                  int32_t month_asked);

Period YearToDate(int32_t data_month);
Period Rolling12(int32_t data_month);
// The twelve months of the definition's rule.
Period BaselineYear(const IndicatorDefinition& definition, int32_t data_month);
// The baseline year and the two before it.
Period ThreeYearsTo(const Period& baseline_year);

// A row reads this many months before its data month.
inline constexpr int32_t kMonthsBehindDataMonth = 47;

// What a row may read, whichever month in reach turns out to be D: `recent` always, and `fixed`
// (empty: last < first) where a FIXED baseline asks for it. "Highest since" looks back over
// whatever else the series holds. `months_behind` is how far before the earliest D in reach.
struct MonthsRead {
  Period recent;
  Period fixed;
};
MonthsRead MonthsBehindRow(const IndicatorDefinition& definition, int32_t month_asked,
                           int32_t months_behind = kMonthsBehindDataMonth);

}  // namespace copperplate::indicators
