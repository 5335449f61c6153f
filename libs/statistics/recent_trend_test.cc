#include "libs/statistics/recent_trend.h"

#include <algorithm>
#include <cmath>

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

std::vector<Interval> Around(const std::vector<double>& values, double reach) {
  std::vector<Interval> intervals;
  intervals.reserve(values.size());
  for (const double value : values) intervals.push_back({value - reach, value + reach});
  return intervals;
}

TEST(RecentTrendTest, Refuses) {
  const auto reason = [](const std::vector<double>& values,
                         const std::vector<Interval>& intervals) {
    return ErrorReason(RecentTrendOfValues(values, intervals).status());
  };
  const std::vector<double> five = {1, 2, 3, 4, 5};
  EXPECT_EQ(reason({1, 2, 3, 4}, Around({1, 2, 3, 4}, 1)), "SERIES_TOO_SHORT");
  EXPECT_EQ(reason({1, 2, 3, 4, 5, 6}, Around({1, 2, 3, 4, 5, 6}, 1)), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason(five, Around({1, 2, 3, 4}, 1)), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason(five, Around(five, 0)), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason(five, Around({9, 2, 3, 4, 5}, 1)), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason({1, 2, std::nan(""), 4, 5}, Around(five, 1)), "SERIES_HAS_GAP");
  for (const double events : {0.0, 9.0, 10.0, -1.0}) {
    EXPECT_EQ(ErrorReason(RecentTrendOfProportions({1, 2, events, 4, 5}, {9, 9, 9, 9, 9}).status()),
              "ARGUMENT_OUT_OF_RANGE")
        << events;
  }
}

TEST(RecentTrendTest, OneOutlierIsNoTrend) {
  // Without the last point there is no slope, so the last one is all the evidence.
  const std::vector<double> values = {10, 9, 10, 9, 30};
  const RecentTrend trend = RecentTrendOfValues(values, Around(values, 1)).value();
  EXPECT_GT(trend.chi_square, trend.critical);
  EXPECT_FALSE(trend.sign_is_stable);
  EXPECT_EQ(trend.direction, TrendDirection::kNoSignificantChange);
}

TEST(RecentTrendTest, AStraightLine) {
  const std::vector<double> values = {50, 40, 30, 20, 10};
  const RecentTrend trend = RecentTrendOfValues(values, Around(values, 1.96)).value();
  EXPECT_DOUBLE_EQ(trend.slope, -10);
  EXPECT_NEAR(trend.chi_square, 1000, 1e-9);  // 10^2 x (4 + 1 + 0 + 1 + 4) at unit weights
  EXPECT_EQ(trend.direction, TrendDirection::kDecreasing);
}

RC_GTEST_PROP(RecentTrendProperty, TurnsWithTime, ()) {
  std::vector<double> values = AnySeries(5, 5, -50, 50);
  std::vector<Interval> intervals;
  intervals.reserve(values.size());
  for (const double value : values) {
    intervals.push_back({value - *rc::gen::inRange(1, 9), value + *rc::gen::inRange(1, 9)});
  }
  const RecentTrend there = RecentTrendOfValues(values, intervals).value();
  std::reverse(values.begin(), values.end());
  std::reverse(intervals.begin(), intervals.end());
  const RecentTrend back = RecentTrendOfValues(values, intervals).value();
  RC_ASSERT(IsClose(there.slope, -back.slope));
  RC_ASSERT(IsClose(there.chi_square, back.chi_square));
}

RC_GTEST_PROP(RecentTrendProperty, TurnsWithFailures, ()) {
  std::vector<double> events;
  std::vector<double> failures;
  std::vector<double> trials;
  for (int i = 0; i < 5; ++i) {
    events.push_back(*rc::gen::inRange(1, 1000));
    failures.push_back(*rc::gen::inRange(1, 1000));
    trials.push_back(events.back() + failures.back());
  }
  const RecentTrend there = RecentTrendOfProportions(events, trials).value();
  const RecentTrend mirror = RecentTrendOfProportions(failures, trials).value();
  RC_ASSERT(IsClose(there.slope, -mirror.slope));
  RC_ASSERT(IsClose(there.chi_square, mirror.chi_square));
}

}  // namespace
}  // namespace copperplate::statistics
