#pragma once

#include "absl/status/statusor.h"
#include "libs/statistics/ets.h"
#include "libs/statistics/forecast.h"

namespace copperplate::statistics {

// The next `horizon` periods, 1 to 1,000, of a fitted ETS model. Intervals are normal, from the
// exact variance, but for a multiplicative season: there they are quantiles of 10,000 simulated
// futures, always the same ones (std::mt19937_64 with a fixed seed, normal by inversion).
// INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) for another horizon or unless 0 < confidence < 1.
// Hyndman, Koehler, Ord and Snyder 2008, "Forecasting with Exponential Smoothing", chapter 6.
absl::StatusOr<Forecast> ForecastEts(const EtsFit& fit, size_t horizon, double confidence,
                                     IntervalRule rule = IntervalRule::kTheory);

}  // namespace copperplate::statistics
