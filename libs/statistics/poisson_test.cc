#include "libs/statistics/poisson.h"

#include <cmath>

#include "gtest/gtest.h"
#include "libs/statistics/gamma.h"
#include "libs/status/error.h"
#include "rapidcheck/gtest.h"

namespace copperplate::statistics {
namespace {

TEST(PoissonTest, RefusesNegativeCountsAndEmptyPopulations) {
  EXPECT_EQ(ErrorReason(ByarInterval(-1, 0.95).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ExactPoissonInterval(std::nan(""), 0.95).status()),
            "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ExactPoissonInterval(3, 1).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(CrudeRateInterval(3, 0, 1000, 0.95).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(CrudeRateInterval(3, 10, -1, 0.95).status()), "ARGUMENT_OUT_OF_RANGE");
}

TEST(PoissonTest, NoEventHasALowerBoundOfNothing) {
  EXPECT_EQ(ByarInterval(0, 0.95)->lower, 0);
  EXPECT_EQ(ByarInterval(0.1, 0.95)->lower, 0);
  EXPECT_EQ(CrudeRateInterval(0, 500, 1000, 0.95)->interval.lower, 0);
}

TEST(CrudeRateTest, ExactBelowTenEvents) {
  EXPECT_TRUE(CrudeRateInterval(9, 500, 1000, 0.95)->exact);
  EXPECT_FALSE(CrudeRateInterval(10, 500, 1000, 0.95)->exact);
}

RC_GTEST_PROP(PoissonProperty, IntervalsHoldTheCountAndAgree, ()) {
  const int events = *rc::gen::inRange(10, 50'000);
  const Interval exact = ExactPoissonInterval(events, 0.95).value();
  const Interval byar = ByarInterval(events, 0.95).value();
  RC_ASSERT(exact.lower < events && events < exact.upper);
  RC_ASSERT(std::fabs(byar.lower - exact.lower) < 0.05);
  RC_ASSERT(std::fabs(byar.upper - exact.upper) < 0.05);
}

RC_GTEST_PROP(PoissonProperty, ExactBoundsLeaveTheTailsAsked, ()) {
  const int events = *rc::gen::inRange(1, 1'000);
  const Interval exact = ExactPoissonInterval(events, 0.9).value();
  RC_ASSERT(std::fabs(GammaP(events, exact.lower) - 0.05) < 1e-10);
  RC_ASSERT(std::fabs(GammaQ(events + 1, exact.upper) - 0.05) < 1e-10);
}

}  // namespace
}  // namespace copperplate::statistics
