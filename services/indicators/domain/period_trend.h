// Is there a trend over the last five periods?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

enum class TrendMethod : uint8_t {
  kProportions,  // chi-square for linear trend, the sign by the log odds
  kValues,       // a straight line weighted by the values' intervals
};

enum class TrendChange : uint8_t { kNoSignificantChange, kIncreasing, kDecreasing };

// What an increase or decrease means by the indicator's polarity.
enum class TrendMeaning : uint8_t { kNone, kBetter, kWorse, kNeither };

struct TrendPeriod {
  Cell cell;
  Interval interval;  // 95%, in the indicator's unit
};

struct PeriodTrend {
  int period_months = 0;
  std::vector<TrendPeriod> periods;  // five, in order; the last ends with the data month
  TrendMethod method = TrendMethod::kValues;
  // A period: of the log odds, or in the indicator's unit.
  double slope = 0;
  double chi_square = 0;
  double threshold = 0;  // which it must exceed
  bool sign_is_stable = false;
  TrendChange change = TrendChange::kNoSignificantChange;
  TrendMeaning meaning = TrendMeaning::kNone;
  std::string sentence;
};

// Of the five periods of `period_months` that end with `data_month`, none of which share a month
// (libs/statistics recent_trend.h): of a PROPORTION or RATIO as proportions, of a COUNT or RATE as
// values with their Poisson intervals. Without a population a COUNT stands over one of nothing in
// particular. `period_months` is that of the indicator, or of a monthly one 1, 3 or 12.
//
// FAILED_PRECONDITION (MEASURE_NOT_SUPPORTED) unless CountsEvents() or of proportions, and
// (TREND_NOT_DEFINED) where a period's share is none or all or above one, or its events negative;
// INVALID_ARGUMENT (PERIOD_MONTHS_INVALID), and naming the months without a figure
// (SERIES_TOO_SHORT where there is none before them, SERIES_HAS_GAP).
absl::StatusOr<PeriodTrend> ComputePeriodTrend(const CellMaker& cells, int32_t data_month,
                                               int period_months);

}  // namespace copperplate::indicators
