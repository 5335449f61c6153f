// Would the forecast have been any good? Tried on the series' own past.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/holt_winters.h"

namespace copperplate::statistics {

// The next `horizon` values after a history; at least that many, the first to come first.
using Forecaster = std::function<absl::StatusOr<std::vector<double>>(
    absl::Span<const double> history, size_t horizon)>;

// ForecastSeasonalNaive, and Holt-Winters with fixed parameters or ones optimised on each history.
Forecaster SeasonalNaiveForecaster(size_t period);
Forecaster HoltWintersForecaster(const HoltWintersModel& model,
                                 const std::optional<HoltWintersParameters>& parameters);

struct BacktestOptions {
  size_t origins = 24;  // the last this many points in time that leave `horizon` values to compare
  size_t horizon = 6;
};

// The mean absolute error over all origins and periods, in the unit of the values; no origin sees a
// value that came after it. INVALID_ARGUMENT: not more than origins + horizon values
// (SERIES_TOO_SHORT), a gap (SERIES_HAS_GAP), a value out of range or no origin or horizon
// (ARGUMENT_OUT_OF_RANGE); also what the forecaster returns on a history too short for it. Tashman
// 2000, "Out-of-sample tests of forecasting accuracy", International Journal of Forecasting 16:437.
absl::StatusOr<double> BacktestError(absl::Span<const double> values, const Forecaster& forecaster,
                                     const BacktestOptions& options);

struct ForecasterChoice {
  std::optional<size_t> chosen;               // index of the model to use; absent: stay naive
  std::vector<std::optional<double>> errors;  // of each model; absent where it could not be tried
  double naive_error = 0;
};

// The model of `models` with the least back-test error, if that is below the seasonal naive one's:
// a model that does not beat "as last year" is not published. Of equals the earlier. The same
// errors as BacktestError of the naive forecast.
absl::StatusOr<ForecasterChoice> ChooseForecaster(absl::Span<const double> values, size_t period,
                                                  absl::Span<const Forecaster> models,
                                                  const BacktestOptions& options);

}  // namespace copperplate::statistics
