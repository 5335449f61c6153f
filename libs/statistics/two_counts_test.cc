#include "libs/statistics/two_counts.h"

#include <cmath>

#include "gtest/gtest.h"
#include "libs/statistics/gamma.h"
#include "libs/status/error.h"
#include "rapidcheck/gtest.h"

namespace copperplate::statistics {
namespace {

TEST(TwoCountsTest, RefusesFractionsNegativesAndNoExposure) {
  for (const CountPair& pair : {CountPair{1.5, 2}, CountPair{-1, 2}, CountPair{1, std::nan("")},
                                CountPair{1, 2, 0, 1}, CountPair{1, 2, 1, -3}}) {
    EXPECT_EQ(ErrorReason(CompareCounts(pair).status()), "ARGUMENT_OUT_OF_RANGE");
    EXPECT_EQ(ErrorReason(ConditionalExactTest(pair, 0.95).status()), "ARGUMENT_OUT_OF_RANGE");
    EXPECT_EQ(ErrorReason(ETest(pair).status()), "ARGUMENT_OUT_OF_RANGE");
  }
  EXPECT_EQ(ErrorReason(ConditionalExactTest({1, 2}, 1).status()), "ARGUMENT_OUT_OF_RANGE");
}

TEST(RateRatioIntervalTest, NeedsEventsOnBothSides) {
  for (const CountPair& pair : {CountPair{0, 4}, CountPair{4, 0}, CountPair{1, 2, 0, 1}}) {
    EXPECT_EQ(ErrorReason(RateRatioInterval(pair, 0.95).status()), "ARGUMENT_OUT_OF_RANGE");
  }
  EXPECT_EQ(ErrorReason(RateRatioInterval({4, 5}, 0).status()), "ARGUMENT_OUT_OF_RANGE");
}

RC_GTEST_PROP(RateRatioIntervalProperty, IsCloseToTheExactOneWhereEventsAreMany, ()) {
  const CountPair pair{static_cast<double>(*rc::gen::inRange(1'000, 9'000)),
                       static_cast<double>(*rc::gen::inRange(1'000, 9'000)), 1,
                       static_cast<double>(*rc::gen::inRange(1, 12))};
  const Interval log_interval = RateRatioInterval(pair, 0.95).value();
  const Interval exact = ConditionalExactTest(pair, 0.95)->interval;
  RC_ASSERT(std::fabs(log_interval.lower / exact.lower - 1) < 0.005);
  RC_ASSERT(std::fabs(log_interval.upper / exact.upper - 1) < 0.005);
}

TEST(TwoCountsTest, NoEventsTellNothingApart) {
  const CountStatistics z = CompareCounts({0, 0, 1, 12}).value();
  EXPECT_EQ(z.z_difference, 0);
  EXPECT_EQ(z.z_null, 0);
  EXPECT_EQ(z.z_square_root, 0);
  EXPECT_FALSE(z.wheeler.has_value());
  const ConditionalTest test = ConditionalExactTest({0, 0}, 0.95).value();
  EXPECT_EQ(test.p, 1);
  EXPECT_TRUE(std::isnan(test.rate_ratio));
  EXPECT_EQ(test.interval.lower, 0);
  EXPECT_EQ(test.interval.upper, HUGE_VAL);
  EXPECT_EQ(ETest({0, 0, 1, 2}).value(), 1);
}

TEST(ConditionalExactTestTest, UnequalExposures) {
  const ConditionalTest test = ConditionalExactTest({3, 60, 1, 12}, 0.95).value();
  EXPECT_DOUBLE_EQ(test.rate_ratio, 0.6);
  EXPECT_LT(test.interval.lower, 0.6);
  EXPECT_GT(test.interval.upper, 0.6);
  // 0.8^8 below, and above the mean of 1.6 the outcomes from 4 on are no likelier than 0.1678.
  const ConditionalTest none = ConditionalExactTest({0, 8, 1, 4}, 0.95).value();
  EXPECT_EQ(none.rate_ratio, 0);
  EXPECT_EQ(none.interval.lower, 0);
  double expected = 0;
  for (int k = 0; k <= 8; ++k) {
    const double pmf = std::exp(LogGamma(9) - LogGamma(k + 1) - LogGamma(9 - k)) *
                       std::pow(0.2, k) * std::pow(0.8, 8 - k);
    if (pmf <= std::pow(0.8, 8) * (1 + 1e-7)) expected += pmf;
  }
  EXPECT_NEAR(none.p, expected, 1e-12);
}

// The definition, summed without any short cut.
double PlainETest(const CountPair& pair) {
  const auto statistic = [&pair](double a, double b) {
    const double variance =
        a / (pair.exposure_1 * pair.exposure_1) + b / (pair.exposure_2 * pair.exposure_2);
    return variance == 0
               ? 0
               : std::fabs(a / pair.exposure_1 - b / pair.exposure_2) / std::sqrt(variance);
  };
  const double rate = (pair.count_1 + pair.count_2) / (pair.exposure_1 + pair.exposure_2);
  const double observed = statistic(pair.count_1, pair.count_2) * (1 - 1e-12);
  double p = 0;
  for (int a = 0; a < 150; ++a) {
    for (int b = 0; b < 150; ++b) {
      if (statistic(a, b) >= observed) {
        p += PoissonPmf(a, rate * pair.exposure_1) * PoissonPmf(b, rate * pair.exposure_2);
      }
    }
  }
  return p;
}

RC_GTEST_PROP(ETestProperty, EqualsThePlainDoubleSum, ()) {
  const CountPair pair{
      static_cast<double>(*rc::gen::inRange(0, 25)), static_cast<double>(*rc::gen::inRange(1, 25)),
      static_cast<double>(*rc::gen::inRange(1, 4)), static_cast<double>(*rc::gen::inRange(1, 4))};
  RC_ASSERT(std::fabs(ETest(pair).value() - PlainETest(pair)) < 1e-9);
}

RC_GTEST_PROP(TwoCountsProperty, TheTwoMayChangePlaces, ()) {
  const CountPair there{static_cast<double>(*rc::gen::inRange(0, 3'000)),
                        static_cast<double>(*rc::gen::inRange(1, 3'000)), 1,
                        static_cast<double>(*rc::gen::inRange(1, 12))};
  const CountPair back{there.count_2, there.count_1, there.exposure_2, there.exposure_1};
  RC_ASSERT(std::fabs(CompareCounts(there)->z_null + CompareCounts(back)->z_null) < 1e-9);
  RC_ASSERT(std::fabs(ConditionalExactTest(there, 0.95)->p - ConditionalExactTest(back, 0.95)->p) <
            1e-9);
  RC_ASSERT(std::fabs(ETest(there).value() - ETest(back).value()) < 1e-9);
}

RC_GTEST_PROP(TwoCountsProperty, TheIntervalOfTheRatioHoldsIt, ()) {
  const ConditionalTest test =
      ConditionalExactTest({static_cast<double>(*rc::gen::inRange(0, 3'000)),
                            static_cast<double>(*rc::gen::inRange(1, 3'000)), 1, 3},
                           0.95)
          .value();
  RC_ASSERT(test.interval.lower <= test.rate_ratio);
  RC_ASSERT(test.rate_ratio <= test.interval.upper);
  RC_ASSERT(test.p >= 0 && test.p <= 1);
}

}  // namespace
}  // namespace copperplate::statistics
