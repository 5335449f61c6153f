#include "libs/statistics/funnel.h"

#include <cmath>

#include "gtest/gtest.h"
#include "libs/status/error.h"
#include "rapidcheck/gtest.h"

namespace copperplate::statistics {
namespace {

TEST(FunnelTest, Refuses) {
  for (const auto& status :
       {FunnelProportionLimits(0, 0.5, 0.95).status(),
        FunnelProportionLimits(10, 1.1, 0.95).status(),
        FunnelProportionLimits(10, std::nan(""), 0.95).status(),
        FunnelProportionLimits(10, 0.5, 1).status(), FunnelRateLimits(0, 1, 1000, 0.95).status(),
        FunnelRateLimits(10, 0, 1000, 0.95).status(),
        FunnelRateLimits(10, 1, HUGE_VAL, 0.95).status(),
        FunnelRateLimits(10, 1, 1000, 0).status()}) {
    EXPECT_EQ(ErrorReason(status), "ARGUMENT_OUT_OF_RANGE");
  }
}

TEST(FunnelTest, NoEventIsNoSignalWhereOneIsExpected) {
  const FunnelRate limits = FunnelRateLimits(1000, 1, 1000, 0.95).value();
  EXPECT_EQ(limits.expected, 1);
  EXPECT_EQ(limits.events.lower, 0);
  EXPECT_NEAR(limits.events.upper, 5.5716, 1e-4);
  EXPECT_EQ(limits.rate.upper, limits.events.upper);
}

RC_GTEST_PROP(FunnelProperty, HoldTheBenchmarkAndNarrowWithSize, ()) {
  const double trials = *rc::gen::inRange(1, 100'000);
  const double benchmark = *rc::gen::inRange(0, 1001) / 1000.0;
  const Interval limits = FunnelProportionLimits(trials, benchmark, 0.95).value();
  RC_ASSERT(0 <= limits.lower && limits.lower <= benchmark);
  RC_ASSERT(benchmark <= limits.upper && limits.upper <= 1);
  const Interval wider = FunnelProportionLimits(trials, benchmark, 0.998).value();
  RC_ASSERT(wider.lower <= limits.lower && limits.upper <= wider.upper);
  const Interval larger = FunnelProportionLimits(2 * trials, benchmark, 0.95).value();
  RC_ASSERT(larger.upper - larger.lower < limits.upper - limits.lower);
}

RC_GTEST_PROP(FunnelProperty, HoldTheExpectedEvents, ()) {
  const double population = *rc::gen::inRange(1, 1'000'000);
  const double benchmark = *rc::gen::inRange(1, 5000) / 100.0;
  const FunnelRate limits = FunnelRateLimits(population, benchmark, 1000, 0.95).value();
  RC_ASSERT(0 <= limits.events.lower && limits.events.lower <= limits.expected);
  RC_ASSERT(limits.expected <= limits.events.upper);
  const FunnelRate wider = FunnelRateLimits(population, benchmark, 1000, 0.998).value();
  RC_ASSERT(wider.events.lower <= limits.events.lower);
  RC_ASSERT(limits.rate.upper <= wider.rate.upper);
}

}  // namespace
}  // namespace copperplate::statistics
