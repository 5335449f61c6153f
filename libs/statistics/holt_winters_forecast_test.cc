#include "libs/statistics/holt_winters_forecast.h"

#include "gtest/gtest.h"
#include "libs/statistics/normal.h"
#include "libs/statistics/series.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

std::vector<double> Noisy() {
  const std::vector<double> year = {90, 80, 95, 100, 110, 105, 120, 125, 100, 95, 85, 130};
  std::vector<double> values = Repeated(year, 4, 0.5);
  for (size_t i = 0; i < values.size(); ++i) values[i] += static_cast<double>(i * 7 % 11) - 5;
  return values;
}

TEST(HoltWintersForecastTest, Refuses) {
  const HoltWintersFit fit = FitHoltWinters(Noisy(), kAdditive, kParameters).value();
  EXPECT_EQ(ErrorReason(ForecastHoltWinters(fit, 0, 0.95).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ForecastHoltWinters(fit, 1001, 0.95).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ForecastHoltWinters(fit, 1, 1).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ForecastHoltWintersSum(fit, 1001, 0.9).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ForecastHoltWintersSum(fit, 1, 0).status()), "ARGUMENT_OUT_OF_RANGE");
}

TEST(HoltWintersForecastTest, TheSumOfNoneIsNothing) {
  const HoltWintersFit fit = FitHoltWinters(Noisy(), kAdditive, kParameters).value();
  const SumForecast sum = ForecastHoltWintersSum(fit, 0, 0.95).value();
  EXPECT_EQ(sum.mean, 0);
  EXPECT_EQ(sum.interval.lower, 0);
  EXPECT_EQ(sum.interval.upper, 0);
}

// How much the sum of the next `horizon` moves when the value `at` steps ahead comes one higher
// than forecast, found by smoothing on.
double WeightBySmoothing(const HoltWintersModel& model, size_t at, size_t horizon, double by) {
  const auto sum = [&](double surprise) {
    std::vector<double> values = Noisy();
    double total = 0;
    for (size_t step = 1; step <= horizon; ++step) {
      const HoltWintersFit fit = FitHoltWinters(values, model, kParameters).value();
      const double mean = ForecastHoltWinters(fit, 1, 0.95)->mean[0];
      values.push_back(mean + (step == at ? surprise : 0));
      total += values.back();
    }
    return total;
  };
  return (sum(by) - sum(0)) / by;
}

TEST(HoltWintersForecastTest, TheIntervalOfTheSumFollowsFromHowErrorsTravel) {
  for (const size_t horizon : {1, 6, 15}) {
    const HoltWintersFit fit = FitHoltWinters(Noisy(), kAdditive, kParameters).value();
    double squares = 0;
    for (size_t at = 1; at <= horizon; ++at) {
      const double weight = WeightBySmoothing(kAdditive, at, horizon, 1);
      squares += weight * weight;
    }
    const SumForecast sum = ForecastHoltWintersSum(fit, horizon, 0.95).value();
    const double reach = CriticalZ(0.95) * std::sqrt(SampleVariance(fit.residuals) * squares);
    EXPECT_NEAR(sum.interval.upper - sum.mean, reach, 1e-8) << horizon;
    EXPECT_NEAR(sum.mean - sum.interval.lower, reach, 1e-8) << horizon;
  }
}

TEST(HoltWintersForecastTest, AMultiplicativeErrorTravelsNearlySo) {
  const HoltWintersFit fit = FitHoltWinters(Noisy(), kMultiplicative, kParameters).value();
  double squares = 0;
  for (size_t at = 1; at <= 6; ++at) {
    const double weight = WeightBySmoothing(kMultiplicative, at, 6, 0.001);
    squares += weight * weight;
  }
  const SumForecast sum = ForecastHoltWintersSum(fit, 6, 0.95).value();
  const double reach = CriticalZ(0.95) * std::sqrt(SampleVariance(fit.residuals) * squares);
  EXPECT_NEAR((sum.interval.upper - sum.mean) / reach, 1, 0.02);
}

TEST(HoltWintersForecastTest, RsMultiplicativeIntervalIsTooNarrow) {
  const HoltWintersFit fit = FitHoltWinters(Noisy(), kMultiplicative, kParameters).value();
  const Forecast theory = ForecastHoltWinters(fit, 1, 0.95).value();
  const Forecast as_r = ForecastHoltWinters(fit, 1, 0.95, IntervalRule::kAsR).value();
  const double sigma = std::sqrt(SampleVariance(fit.residuals));
  EXPECT_NEAR(theory.intervals[0].upper - theory.mean[0], CriticalZ(0.95) * sigma, 1e-9);
  // alpha + gamma (1 - alpha) = 0.44 in place of 1.
  EXPECT_NEAR(as_r.intervals[0].upper - as_r.mean[0], 0.44 * CriticalZ(0.95) * sigma, 1e-9);
}

RC_GTEST_PROP(HoltWintersForecastProperty, AYearThatRepeatsIsForecastExactly, ()) {
  const std::vector<double> year = AnySeries(12, 12, 1, 1000);
  const HoltWintersParameters parameters{*rc::gen::inRange(0, 71) / 100.0,
                                         *rc::gen::inRange(0, 31) / 100.0,
                                         *rc::gen::inRange(0, 71) / 100.0};
  const size_t years = *rc::gen::inRange(2, 6);
  const std::vector<double> values = Repeated(year, years + 2, 0);
  const HoltWintersFit fit =
      FitHoltWinters(absl::MakeConstSpan(values).first(years * 12), kAdditive, parameters).value();
  const Forecast forecast = ForecastHoltWinters(fit, 24, 0.95).value();
  for (size_t i = 0; i < 24; ++i) {
    RC_ASSERT(IsClose(forecast.mean[i], values[years * 12 + i], 1e-7));
  }
}

RC_GTEST_PROP(HoltWintersForecastProperty, AShareThatRepeatsIsForecastExactly, ()) {
  const std::vector<double> year = AnySeries(12, 12, 1, 1000);
  const std::vector<double> values = Repeated(year, 4, 0);
  for (const HoltWintersFit& fit :
       {FitHoltWinters(absl::MakeConstSpan(values).first(36), kMultiplicative, kParameters).value(),
        OptimiseHoltWinters(absl::MakeConstSpan(values).first(36), kMultiplicative).value()}) {
    const Forecast forecast = ForecastHoltWinters(fit, 12, 0.95).value();
    for (size_t i = 0; i < 12; ++i) RC_ASSERT(IsClose(forecast.mean[i], values[36 + i], 1e-7));
  }
}

RC_GTEST_PROP(HoltWintersForecastProperty, IntervalsWidenWithHorizonAndConfidence, ()) {
  const std::vector<double> values = AnySeries(30, 60, -1000, 1000);
  const HoltWintersFit fit = FitHoltWinters(values, kAdditive, kParameters).value();
  const Forecast narrow = ForecastHoltWinters(fit, 24, 0.8).value();
  const Forecast wide = ForecastHoltWinters(fit, 24, 0.95).value();
  for (size_t i = 0; i < 24; ++i) {
    RC_ASSERT(wide.intervals[i].lower <= narrow.intervals[i].lower);
    RC_ASSERT(narrow.intervals[i].lower <= narrow.mean[i]);
    RC_ASSERT(narrow.mean[i] <= narrow.intervals[i].upper);
    if (i == 0) continue;
    RC_ASSERT(wide.intervals[i].upper - wide.mean[i] >=
              wide.intervals[i - 1].upper - wide.mean[i - 1] - 1e-9);
  }
}

}  // namespace
}  // namespace copperplate::statistics
