#include "libs/statistics/comparison.h"

#include <cmath>

#include "gtest/gtest.h"
#include "libs/statistics/significance.h"
#include "libs/status/error.h"
#include "rapidcheck/gtest.h"

namespace copperplate::statistics {
namespace {

Comparison Against20(double lower, double upper, Polarity polarity) {
  return CompareIntervalWithBenchmark({lower, upper}, 20, polarity).value();
}

TEST(ComparisonTest, ABoundOnTheBenchmarkIsSimilar) {
  EXPECT_EQ(Against20(20, 21, Polarity::kHigherIsBetter), Comparison::kSimilar);
  EXPECT_EQ(Against20(19, 20, Polarity::kHigherIsBetter), Comparison::kSimilar);
  EXPECT_EQ(Against20(20.1, 21, Polarity::kHigherIsBetter), Comparison::kBetter);
  EXPECT_EQ(Against20(20.1, 21, Polarity::kLowerIsBetter), Comparison::kWorse);
  EXPECT_EQ(Against20(20.1, 21, Polarity::kNeutral), Comparison::kHigher);
  EXPECT_EQ(Against20(18, 19.9, Polarity::kNeutral), Comparison::kLower);
}

TEST(ComparisonTest, Refuses) {
  for (const auto& status :
       {CompareIntervalWithBenchmark({2, 1}, 1, Polarity::kNeutral).status(),
        CompareIntervalWithBenchmark({1, 2}, std::nan(""), Polarity::kNeutral).status(),
        CompareIntervalWithBenchmark({std::nan(""), 2}, 1, Polarity::kNeutral).status(),
        CompareValueWithLimits(1, {2, 1}, Polarity::kNeutral).status(),
        CompareValueWithLimits(std::nan(""), {1, 2}, Polarity::kNeutral).status()}) {
    EXPECT_EQ(ErrorReason(status), "ARGUMENT_OUT_OF_RANGE");
  }
}

TEST(SignificanceTest, Levels) {
  EXPECT_EQ(SignificanceOf(0).value(), Significance::kAt998);
  EXPECT_EQ(SignificanceOf(0.00199).value(), Significance::kAt998);
  EXPECT_EQ(SignificanceOf(0.002).value(), Significance::kAt95);
  EXPECT_EQ(SignificanceOf(0.05).value(), Significance::kNone);
  EXPECT_EQ(SignificanceOf(1).value(), Significance::kNone);
  for (const double p : {-0.1, 1.1, std::nan("")}) {
    EXPECT_EQ(ErrorReason(SignificanceOf(p).status()), "ARGUMENT_OUT_OF_RANGE");
  }
}

// The two questions mirror each other: a value within limits, a benchmark within an interval.
RC_GTEST_PROP(ComparisonProperty, TurnsWithTheFigure, ()) {
  const double lower = *rc::gen::inRange(-50, 50);
  const Interval limits{lower, lower + *rc::gen::inRange(0, 30)};
  const double value = *rc::gen::inRange(-80, 80);
  const Comparison high = CompareValueWithLimits(value, limits, Polarity::kHigherIsBetter).value();
  const Comparison low =
      CompareValueWithLimits(-value, {-limits.upper, -limits.lower}, Polarity::kLowerIsBetter)
          .value();
  RC_ASSERT(high == low);
  const Comparison interval =
      CompareIntervalWithBenchmark(limits, value, Polarity::kLowerIsBetter).value();
  RC_ASSERT(high == interval);
}

}  // namespace
}  // namespace copperplate::statistics
