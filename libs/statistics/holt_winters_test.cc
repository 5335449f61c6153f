#include "libs/statistics/holt_winters.h"

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

TEST(HoltWintersTest, Refuses) {
  const auto reason = [](const std::vector<double>& values, const HoltWintersModel& model,
                         const HoltWintersParameters& parameters) {
    return ErrorReason(FitHoltWinters(values, model, parameters).status());
  };
  const std::vector<double> two_years(24, 5);
  EXPECT_EQ(reason(std::vector<double>(23, 5), kAdditive, {}), "SERIES_TOO_SHORT");
  EXPECT_EQ(reason(two_years, kAdditive, {1.1, 0, 0}), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason(two_years, kAdditive, {0, -0.1, 0}), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason(two_years, kAdditive, {0, 0, std::nan("")}), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason(two_years, {Seasonality::kAdditive, true, 1}, {}), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason(two_years, {Seasonality::kAdditive, true, 0}, {}), "ARGUMENT_OUT_OF_RANGE");
  std::vector<double> values(36, 5);
  values[30] = 0;
  EXPECT_EQ(reason(values, kMultiplicative, {}), "ARGUMENT_OUT_OF_RANGE");
  values[30] = std::nan("");
  EXPECT_EQ(reason(values, kAdditive, {}), "SERIES_HAS_GAP");
  EXPECT_EQ(ErrorReason(OptimiseHoltWinters(values, kAdditive).status()), "SERIES_HAS_GAP");
}

TEST(HoltWintersTest, SaysWhenNumbersRunOut) {
  // A season of next to nothing divides what comes a year later.
  std::vector<double> values(36, 1e150);
  values[0] = values[12] = 1e-150;
  const absl::Status status = FitHoltWinters(values, kMultiplicative, {0.3, 0.1, 0.1}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ErrorReason(status), "NO_FIT");
}

TEST(HoltWintersTest, WithoutTrendTheSlopeStaysNothing) {
  const std::vector<double> rising = Repeated(std::vector<double>(12, 5), 4, 1);
  const HoltWintersModel no_trend{Seasonality::kAdditive, false, 12};
  EXPECT_EQ(FitHoltWinters(rising, no_trend, {0.3, 0.9, 0.1})->slope, 0);
  EXPECT_EQ(OptimiseHoltWinters(rising, no_trend)->parameters.beta, 0);
}

HoltWintersParameters AnyParameters() {
  return {*rc::gen::inRange(0, 101) / 100.0, *rc::gen::inRange(0, 101) / 100.0,
          *rc::gen::inRange(0, 101) / 100.0};
}

RC_GTEST_PROP(HoltWintersProperty, FollowsScaleAndOffset, ()) {
  const std::vector<double> values = AnySeries(24, 60, 1, 1000);
  const HoltWintersParameters parameters{*rc::gen::inRange(0, 61) / 100.0,
                                         *rc::gen::inRange(0, 31) / 100.0,
                                         *rc::gen::inRange(0, 61) / 100.0};
  std::vector<double> moved;
  moved.reserve(values.size());
  for (const double value : values) moved.push_back(8 * value + 100);
  const HoltWintersFit fit = FitHoltWinters(values, kAdditive, parameters).value();
  const HoltWintersFit there = FitHoltWinters(moved, kAdditive, parameters).value();
  RC_ASSERT(IsClose(there.level, 8 * fit.level + 100, 1e-6));
  RC_ASSERT(IsClose(there.slope, 8 * fit.slope, 1e-6));
  RC_ASSERT(IsClose(there.season[3], 8 * fit.season[3], 1e-6));
  RC_ASSERT(IsClose(there.squared_errors, 64 * fit.squared_errors, 1e-6));
}

RC_GTEST_PROP(HoltWintersProperty, AFitIsWhatItWasFittedTo, ()) {
  const std::vector<double> values = AnySeries(24, 60, -1000, 1000);
  const HoltWintersFit fit = FitHoltWinters(values, kAdditive, AnyParameters()).value();
  RC_ASSERT(fit.fitted.size() == values.size() - 12);
  RC_ASSERT(fit.season.size() == 12U);
  for (size_t i = 0; i < fit.fitted.size(); ++i) {
    RC_ASSERT(fit.fitted[i] + fit.residuals[i] == values[i + 12] ||
              IsClose(fit.fitted[i] + fit.residuals[i], values[i + 12]));
  }
}

RC_GTEST_PROP(HoltWintersProperty, NothingTriedIsBetterThanTheOptimum, ()) {
  const std::vector<double> year = AnySeries(12, 12, 500, 900);
  std::vector<double> values = Repeated(year, 4, *rc::gen::inRange(-3, 10));
  for (double& value : values) value += *rc::gen::inRange(-40, 41);
  const HoltWintersFit best = OptimiseHoltWinters(values, kAdditive).value();
  for (const double weight : {best.parameters.alpha, best.parameters.beta, best.parameters.gamma}) {
    RC_ASSERT(0 <= weight && weight <= 1);
  }
  RC_ASSERT(best.squared_errors <=
            FitHoltWinters(values, kAdditive, {0.3, 0.1, 0.1})->squared_errors);
  // A step to any side is uphill, but for what the search may leave.
  for (const double step : {-0.003, 0.003}) {
    for (const int which : {0, 1, 2}) {
      HoltWintersParameters beside = best.parameters;
      double& moved = which == 0 ? beside.alpha : which == 1 ? beside.beta : beside.gamma;
      moved = std::min(1.0, std::max(0.0, moved + step));
      RC_ASSERT(FitHoltWinters(values, kAdditive, beside)->squared_errors >=
                best.squared_errors * (1 - 1e-6));
    }
  }
}

}  // namespace
}  // namespace copperplate::statistics
