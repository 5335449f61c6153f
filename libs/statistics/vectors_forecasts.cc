// Forecasts.
#include "libs/statistics/backtest.h"
#include "libs/statistics/ets_forecast.h"
#include "libs/statistics/holt_winters_forecast.h"
#include "libs/statistics/vectors.h"
#include "libs/statistics/year_end.h"

namespace copperplate::statistics {
namespace {

constexpr HoltWintersModel kAdditiveModel{Seasonality::kAdditive, true, 12};
constexpr HoltWintersModel kMultiplicativeModel{Seasonality::kMultiplicative, true, 12};
constexpr HoltWintersModel kNoTrend{Seasonality::kAdditive, false, 12};

HoltWintersParameters ParametersOf(const Fields& fields) {
  return {fields["alpha"], fields["beta"], fields["gamma"]};
}

void AddForecast(const Forecast& forecast, const char* mean, const char* lower, const char* upper,
                 Results& results) {
  results.Add(mean, forecast.mean);
  for (size_t i = 0; i < forecast.intervals.size(); ++i) {
    results.Add(Results::At(lower, i), forecast.intervals[i].lower)
        .Add(Results::At(upper, i), forecast.intervals[i].upper);
  }
}

Results FromFit(const HoltWintersFit& fit) {
  Results results;
  results.Add("alpha", fit.parameters.alpha)
      .Add("beta", fit.parameters.beta)
      .Add("gamma", fit.parameters.gamma)
      .Add("sse", fit.squared_errors)
      .Add("a", fit.level)
      .Add("s", fit.season);
  if (fit.model.trend) {
    results.Add("b", fit.slope);
  } else {
    results.Add("b", "null");
  }
  AddForecast(ForecastHoltWinters(fit, 12, 0.95, IntervalRule::kAsR).value(), "fit", "lwr", "upr",
              results);
  return results;
}

Results Fixed(const HoltWintersModel& model, const Fields& in) {
  const HoltWintersFit fit = FitHoltWinters(in.Numbers("y"), model, ParametersOf(in)).value();
  return FromFit(fit).Add("fitted_first13",
                          std::vector<double>(fit.fitted.begin(), fit.fitted.begin() + 13));
}

// Ours must reach R's sum of squares, at R's parameters but for the tolerance; where it lies lower,
// level and season differ more than that, so those are held to R's at R's parameters.
Results Optimised(const HoltWintersModel& model, const Fields& in, const Fields& expected,
                  double tolerance) {
  const std::vector<double> values = in.Numbers("y");
  const HoltWintersFit fit = OptimiseHoltWinters(values, model).value();
  EXPECT_LE(fit.squared_errors, expected["sse"] + tolerance);
  EXPECT_NEAR(fit.parameters.alpha, expected["alpha"], tolerance);
  EXPECT_NEAR(fit.parameters.beta, expected["beta"], tolerance);
  EXPECT_NEAR(fit.parameters.gamma, expected["gamma"], tolerance);
  return FromFit(FitHoltWinters(values, model, ParametersOf(expected)).value());
}

Results YearEnd(const Fields& in, const Fields&, double) {
  std::vector<double> values = in.Numbers("y_to_1982_09");
  const YearEndProjection year =
      ProjectYearEnd(values, 6, kAdditiveModel, ParametersOf(in), 0.95).value();
  // What October 1982 to March 1983 came to: the series of the other vectors goes on.
  values.insert(values.end(), {1850, 1998, 2079, 1494, 1057, 1218});
  const YearEndProjection actual =
      ProjectYearEnd(values, 12, kAdditiveModel, ParametersOf(in), 0.95).value();
  EXPECT_EQ(actual.interval.lower, actual.interval.upper);
  return Results()
      .Add("ytd", year.year_to_date)
      .Add("forecast", year.forecast)
      .Add("projected_year_end", year.projected)
      .Add("previous_year", year.previous_year)
      .Add("projected_change_pct", year.change_percent.value())
      .Add("seasonal_naive_year_end", year.seasonal_naive)
      .Add("ratio_method_year_end", year.by_ratio.value())
      .Add("actual_year_end", actual.projected);
}

Results Backtest(const Fields& in, const Fields&, double) {
  const std::vector<double> values = in.Numbers("y");
  const BacktestOptions options{static_cast<size_t>(in["origins"]),
                                static_cast<size_t>(in["horizon"])};
  const std::vector<Forecaster> models = {
      HoltWintersForecaster(kAdditiveModel, HoltWintersParameters{0.3, 0.05, 0.2}),
      HoltWintersForecaster(kNoTrend, std::nullopt)};
  const ForecasterChoice choice = ChooseForecaster(values, 12, models, options).value();
  // Neither beats "as last year" here, so neither is published.
  EXPECT_FALSE(choice.chosen.has_value());
  return Results()
      .Add("hw_fixed", choice.errors[0]->mean_absolute)
      .Add("hw_no_trend_opt", choice.errors[1]->mean_absolute)
      .Add("seasonal_naive", choice.naive.mean_absolute);
}

Results Ets(const Fields& in, const Fields&, double) {
  const EtsFit fit = ChooseEts(in.Numbers("y"), static_cast<size_t>(in["frequency"])).value();
  Results results;
  results.Add("model", EtsName(fit.model))
      .Add("aicc", fit.aicc)
      .Add("par.alpha", std::vector<double>{fit.parameters.alpha})
      .Add("par.gamma", std::vector<double>{fit.parameters.gamma});
  AddForecast(ForecastEts(fit, 12, 0.95, IntervalRule::kAsR).value(), "mean", "lo95", "hi95",
              results);
  return results;
}

}  // namespace

const Checks& ForecastChecks() {
  static const auto& checks = *new Checks{
      {"holt_winters_additive_fixed",
       [](const Fields& in, const Fields&, double) { return Fixed(kAdditiveModel, in); }},
      {"holt_winters_multiplicative_fixed",
       [](const Fields& in, const Fields&, double) { return Fixed(kMultiplicativeModel, in); }},
      {"holt_winters_additive_optimised",
       [](const Fields& in, const Fields& expected, double tolerance) {
         return Optimised(kAdditiveModel, in, expected, tolerance);
       }},
      {"holt_winters_additive_no_trend",
       [](const Fields& in, const Fields& expected, double tolerance) {
         return Optimised(kNoTrend, in, expected, tolerance);
       }},
      {"holt_winters_multiplicative_optimised",
       [](const Fields& in, const Fields& expected, double tolerance) {
         return Optimised(kMultiplicativeModel, in, expected, tolerance);
       }},
      {"year_end_projection", YearEnd},
      {"backtest", Backtest},
      {"ets", Ets},
  };
  return checks;
}

}  // namespace copperplate::statistics
