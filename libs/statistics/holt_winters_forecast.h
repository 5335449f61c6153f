// What a smoothed series leads to.
#pragma once

#include "absl/status/statusor.h"
#include "libs/statistics/forecast.h"
#include "libs/statistics/holt_winters.h"

namespace copperplate::statistics {

// The next `horizon` periods, 1 to 1,000, with normal intervals from the one-step errors' variance.
// INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) for another horizon or unless 0 < confidence < 1. Yar
// and Chatfield 1990, "Prediction intervals for the Holt-Winters forecasting procedure",
// International Journal of Forecasting 6:127 (additive); Chatfield and Yar 1991, "Prediction
// intervals for multiplicative Holt-Winters", IJF 7:31 (an approximation, the season held fixed).
absl::StatusOr<Forecast> ForecastHoltWinters(const HoltWintersFit& fit, size_t horizon,
                                             double confidence,
                                             IntervalRule rule = IntervalRule::kTheory);

// Their sum. Its interval follows from the same error weights, summed before they are squared: the
// errors of neighbouring months go together, so that the interval is wider than that of independent
// months. A horizon of 0 is the empty sum, exactly 0. The same errors.
absl::StatusOr<SumForecast> ForecastHoltWintersSum(const HoltWintersFit& fit, size_t horizon,
                                                   double confidence);

}  // namespace copperplate::statistics
