#include "libs/statistics/backtest.h"

#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/holt_winters_forecast.h"
#include "libs/statistics/seasonal_naive.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {

Forecaster SeasonalNaiveForecaster(size_t period) {
  return [period](absl::Span<const double> history, size_t horizon) {
    return ForecastSeasonalNaive(history, period, horizon);
  };
}

Forecaster HoltWintersForecaster(const HoltWintersModel& model,
                                 const std::optional<HoltWintersParameters>& parameters) {
  return [model, parameters](absl::Span<const double> history,
                             size_t horizon) -> absl::StatusOr<std::vector<double>> {
    ABSL_ASSIGN_OR_RETURN(const HoltWintersFit fit,
                          parameters.has_value() ? FitHoltWinters(history, model, *parameters)
                                                 : OptimiseHoltWinters(history, model));
    constexpr double kAnyConfidence = 0.95;
    ABSL_ASSIGN_OR_RETURN(Forecast forecast, ForecastHoltWinters(fit, horizon, kAnyConfidence));
    return std::move(forecast.mean);
  };
}

absl::StatusOr<double> BacktestError(absl::Span<const double> values, const Forecaster& forecaster,
                                     const BacktestOptions& options) {
  if (options.origins == 0 || options.horizon == 0) {
    return OutsideDomain("a back-test needs an origin and a horizon");
  }
  ABSL_RETURN_IF_ERROR(CheckSeries(values, options.origins + options.horizon));
  double sum = 0;
  for (size_t back = 0; back < options.origins; ++back) {
    const size_t origin = values.size() - options.horizon - back;
    ABSL_ASSIGN_OR_RETURN(const std::vector<double> forecast,
                          forecaster(values.first(origin), options.horizon));
    if (forecast.size() < options.horizon) return OutsideDomain("the forecast stops early");
    for (size_t i = 0; i < options.horizon; ++i) sum += std::fabs(values[origin + i] - forecast[i]);
  }
  return sum / static_cast<double>(options.origins * options.horizon);
}

absl::StatusOr<ForecasterChoice> ChooseForecaster(absl::Span<const double> values, size_t period,
                                                  absl::Span<const Forecaster> models,
                                                  const BacktestOptions& options) {
  ForecasterChoice choice;
  ABSL_ASSIGN_OR_RETURN(choice.naive_error,
                        BacktestError(values, SeasonalNaiveForecaster(period), options));
  double least = choice.naive_error;
  for (size_t i = 0; i < models.size(); ++i) {
    const absl::StatusOr<double> error = BacktestError(values, models[i], options);
    choice.errors.push_back(error.ok() ? std::optional<double>(*error) : std::nullopt);
    if (!error.ok() || !(*error < least)) continue;
    least = *error;
    choice.chosen = i;
  }
  return choice;
}

}  // namespace copperplate::statistics
