// A forecast for small counts: the season of a larger series that goes the same way.
//
// Of a few events a month no season can be estimated: last year's same month is one draw, and a
// model fits the draws. The season is therefore taken from a pool of more events, such as all areas
// together or all years together, and only the level is the series' own. Withycombe 1989,
// "Forecasting with combined seasonal indices", International Journal of Forecasting 5:547.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/backtest.h"
#include "libs/statistics/forecast.h"

namespace copperplate::statistics {

// The next `horizon` periods: the mean of the last season of `values` times the pool's season
// (multiplicative, decomposition.h). `pool` has a value for each of `values`. INVALID_ARGUMENT:
// fewer than two seasons (SERIES_TOO_SHORT), a gap (SERIES_HAS_GAP), a value out of range, a value
// of the pool of 0 or less, or lengths that differ (ARGUMENT_OUT_OF_RANGE).
absl::StatusOr<std::vector<double>> ForecastPooledSeason(absl::Span<const double> values,
                                                         absl::Span<const double> pool,
                                                         size_t period, size_t horizon);

// The same of any history that is the first part of a series with this pool: it sees no value of
// the pool that came after. `pool` outlives it.
Forecaster PooledSeasonForecaster(absl::Span<const double> pool, size_t period);

// Their sum, `horizon` at most a season, and a normal interval from how far such a sum lay from its
// forecast at each point of the past that two seasons lie before. A horizon of 0 is exactly 0.
// INVALID_ARGUMENT also below 2 x period + horizon + 11 values (SERIES_TOO_SHORT: 12 sums to judge
// from) and unless 0 < confidence < 1.
absl::StatusOr<SumForecast> ForecastPooledSeasonSum(absl::Span<const double> values,
                                                    absl::Span<const double> pool, size_t period,
                                                    size_t horizon, double confidence);

}  // namespace copperplate::statistics
