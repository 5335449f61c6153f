#include "libs/statistics/xmr_limits.h"

#include <algorithm>

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

TEST(XmrLimitsTest, RefusesWhatHasNoMovingRange) {
  EXPECT_EQ(ErrorReason(ComputeXmrLimits({}, false).status()), "SERIES_TOO_SHORT");
  EXPECT_EQ(ErrorReason(ComputeXmrLimits({1}, false).status()), "SERIES_TOO_SHORT");
  EXPECT_EQ(ErrorReason(ComputeXmrLimits({1, std::nan("")}, true).status()), "SERIES_HAS_GAP");
  EXPECT_EQ(ErrorReason(ComputeXmrLimits({1, HUGE_VAL}, true).status()), "ARGUMENT_OUT_OF_RANGE");
}

TEST(XmrLimitsTest, OfAConstantAreItself) {
  const XmrLimits limits = ComputeXmrLimits({0.1, 0.1, 0.1}, true).value();
  EXPECT_EQ(limits.mean, 0.1);
  EXPECT_EQ(limits.limits.lower, 0.1);
  EXPECT_EQ(limits.limits.upper, 0.1);
}

TEST(XmrLimitsTest, AMovingRangeAtTheScreenIsLeftOut) {
  // Ranges 1000 and nine of r each with 1000 = 3.267 x their mean: just at the limit.
  std::vector<double> values = {0};
  const double small = (1000 * 10 / 3.267 - 1000) / 9;
  for (int i = 0; i < 9; ++i) values.push_back(values.back() + small);
  values.push_back(values.back() + 1000.001);
  const XmrLimits screened = ComputeXmrLimits(values, true).value();
  EXPECT_NEAR(screened.mean_moving_range, small, 1e-9);
  EXPECT_EQ(screened.screened_ranges, 1U);
  EXPECT_TRUE(IsScreened(screened, MovingRanges(values).back(), true));
  EXPECT_FALSE(IsScreened(screened, MovingRanges(values).back(), false));
  EXPECT_FALSE(IsScreened(screened, small, true));
  values.back() -= 0.01;
  EXPECT_GT(ComputeXmrLimits(values, true)->mean_moving_range, 300);
}

RC_GTEST_PROP(XmrLimitsProperty, FollowScaleAndOffset, ()) {
  const std::vector<double> values = AnySeries(2, 60, -1000, 1000);
  const bool screen = *rc::gen::arbitrary<bool>();
  const double scale = *rc::gen::inRange(1, 50);
  const double offset = *rc::gen::inRange(-500, 500);
  std::vector<double> moved;
  std::vector<double> turned;
  for (const double value : values) {
    moved.push_back(scale * value + offset);
    turned.push_back(-value);
  }
  const XmrLimits limits = ComputeXmrLimits(values, screen).value();
  const XmrLimits there = ComputeXmrLimits(moved, screen).value();
  RC_ASSERT(IsClose(there.mean, scale * limits.mean + offset));
  RC_ASSERT(IsClose(there.limits.upper, scale * limits.limits.upper + offset));
  RC_ASSERT(IsClose(there.near.lower, scale * limits.near.lower + offset));
  const XmrLimits mirrored = ComputeXmrLimits(turned, screen).value();
  RC_ASSERT(IsClose(mirrored.limits.upper, -limits.limits.lower));
}

RC_GTEST_PROP(XmrLimitsProperty, HoldTheMeanAndAreTheSameBackwards, ()) {
  std::vector<double> values = AnySeries(2, 60, -1000, 1000);
  const XmrLimits limits = ComputeXmrLimits(values, false).value();
  RC_ASSERT(limits.limits.lower <= limits.near.lower && limits.near.lower <= limits.mean);
  RC_ASSERT(limits.mean <= limits.near.upper && limits.near.upper <= limits.limits.upper);
  const XmrLimits screened = ComputeXmrLimits(values, true).value();
  RC_ASSERT(screened.mean == limits.mean);
  RC_ASSERT(screened.mean_moving_range <= limits.mean_moving_range * (1 + 1e-12));
  std::reverse(values.begin(), values.end());
  const XmrLimits backwards = ComputeXmrLimits(values, false).value();
  RC_ASSERT(IsClose(backwards.limits.upper, limits.limits.upper));
}

}  // namespace
}  // namespace copperplate::statistics
