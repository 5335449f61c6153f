// The forecast that any model has to beat: as in the same period a season ago.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/forecast.h"

namespace copperplate::statistics {

// The next `horizon` periods, each the latest value of its place in the season. INVALID_ARGUMENT:
// fewer values than a season (SERIES_TOO_SHORT), a gap (SERIES_HAS_GAP), a value out of range or a
// period of 0 (ARGUMENT_OUT_OF_RANGE). Hyndman and Athanasopoulos 2021, "Forecasting: principles
// and practice", 3rd edition, 5.2.
absl::StatusOr<std::vector<double>> ForecastSeasonalNaive(absl::Span<const double> values,
                                                          size_t period, size_t horizon);

// Their sum, `horizon` at most a season, and a normal interval from how far every stretch of that
// many periods in the series lay from the same stretch a season before: no independence of months
// is assumed. A horizon of 0 is exactly 0. INVALID_ARGUMENT also below period + horizon + 11 values
// (SERIES_TOO_SHORT: 12 stretches to judge from) and unless 0 < confidence < 1.
absl::StatusOr<SumForecast> ForecastSeasonalNaiveSum(absl::Span<const double> values, size_t period,
                                                     size_t horizon, double confidence);

}  // namespace copperplate::statistics
