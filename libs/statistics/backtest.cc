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

absl::StatusOr<BacktestErrors> Backtest(absl::Span<const double> values,
                                        const Forecaster& forecaster,
                                        const BacktestOptions& options) {
  if (options.origins == 0 || options.horizon == 0) {
    return OutsideDomain("a back-test needs an origin and a horizon");
  }
  ABSL_RETURN_IF_ERROR(CheckSeries(values, options.origins + options.horizon));
  double absolute = 0;
  double squares = 0;
  for (size_t back = 0; back < options.origins; ++back) {
    const size_t origin = values.size() - options.horizon - back;
    ABSL_ASSIGN_OR_RETURN(const std::vector<double> forecast,
                          forecaster(values.first(origin), options.horizon));
    if (forecast.size() < options.horizon) return OutsideDomain("the forecast stops early");
    double of_sum = 0;
    for (size_t i = 0; i < options.horizon; ++i) {
      const double error = values[origin + i] - forecast[i];
      absolute += std::fabs(error);
      of_sum += error;
    }
    squares += of_sum * of_sum;
  }
  const auto origins = static_cast<double>(options.origins);
  return BacktestErrors{absolute / (origins * static_cast<double>(options.horizon)),
                        std::sqrt(squares / origins)};
}

absl::StatusOr<ForecasterChoice> ChooseForecaster(absl::Span<const double> values, size_t period,
                                                  absl::Span<const Forecaster> models,
                                                  const BacktestOptions& options) {
  ForecasterChoice choice;
  ABSL_ASSIGN_OR_RETURN(choice.naive, Backtest(values, SeasonalNaiveForecaster(period), options));
  double least = choice.naive.mean_absolute;
  for (size_t i = 0; i < models.size(); ++i) {
    const absl::StatusOr<BacktestErrors> errors = Backtest(values, models[i], options);
    choice.errors.push_back(errors.ok() ? std::optional(*errors) : std::nullopt);
    if (!errors.ok() || !(errors->mean_absolute < least)) continue;
    least = errors->mean_absolute;
    choice.chosen = i;
  }
  return choice;
}

}  // namespace copperplate::statistics
