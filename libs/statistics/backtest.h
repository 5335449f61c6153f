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

// In the unit of the values.
struct BacktestErrors {
  double mean_absolute = 0;  // over all origins and periods
  // Of the sum of the periods, the root of its mean square over all origins: what an interval of
  // that sum goes by. A model's own interval, from errors within the history that it was fitted to,
  // takes its parameters for known, and holds too few of the sums that come.
  double of_sum = 0;
};

// No origin sees a value that came after it. INVALID_ARGUMENT: not more than origins + horizon
// values (SERIES_TOO_SHORT), a gap (SERIES_HAS_GAP), a value out of range or no origin or horizon
// (ARGUMENT_OUT_OF_RANGE); also what the forecaster returns on a history too short for it. Tashman
// 2000, "Out-of-sample tests of forecasting accuracy", International Journal of Forecasting 16:437.
absl::StatusOr<BacktestErrors> Backtest(absl::Span<const double> values,
                                        const Forecaster& forecaster,
                                        const BacktestOptions& options);

struct ForecasterChoice {
  std::optional<size_t> chosen;  // index of the model to use; absent: stay naive
  std::vector<std::optional<BacktestErrors>> errors;  // absent where a model could not be tried
  BacktestErrors naive;
};

// The model of `models` with the least mean absolute error, if that is below the seasonal naive
// one's: a model that does not beat "as last year" is not published. Of equals the earlier. The
// same errors as Backtest of the naive forecast.
absl::StatusOr<ForecasterChoice> ChooseForecaster(absl::Span<const double> values, size_t period,
                                                  absl::Span<const Forecaster> models,
                                                  const BacktestOptions& options);

}  // namespace copperplate::statistics
