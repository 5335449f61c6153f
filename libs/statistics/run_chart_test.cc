#include "libs/statistics/run_chart.h"

#include <algorithm>

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

TEST(RunChartTest, Refuses) {
  EXPECT_EQ(ErrorReason(ComputeRunChartLimits(9).status()), "SERIES_TOO_SHORT");
  EXPECT_EQ(ErrorReason(ComputeRunChartLimits(-1).status()), "SERIES_TOO_SHORT");
  EXPECT_EQ(ErrorReason(ComputeRunChartLimits(10'001).status()), "ARGUMENT_OUT_OF_RANGE");
  // Twelve points, all on the median.
  EXPECT_EQ(ErrorReason(ComputeRunChart(std::vector<double>(12, 5)).status()), "SERIES_TOO_SHORT");
}

TEST(RunChartTest, AStepIsASignal) {
  std::vector<double> values(10, 1);
  values.insert(values.end(), 10, 2);
  const RunChart chart = ComputeRunChart(values).value();
  EXPECT_EQ(chart.median, 1.5);
  EXPECT_EQ(chart.useful_points, 20);
  EXPECT_EQ(chart.longest_run, 10);
  EXPECT_EQ(chart.crossings, 1);
  EXPECT_TRUE(chart.signal);
}

TEST(RunChartTest, PointsOnTheMedianNeitherMakeNorBreakARun) {
  const RunChart chart = ComputeRunChart({1, 3, 2, 3, 1, 2, 1, 3, 3, 1, 2, 1, 3}).value();
  EXPECT_EQ(chart.median, 2);
  EXPECT_EQ(chart.useful_points, 10);
  EXPECT_EQ(chart.longest_run, 2);
  EXPECT_FALSE(chart.signal);
}

RC_GTEST_PROP(RunChartProperty, LimitsGrowWithPoints, ()) {
  const int points = *rc::gen::inRange(10, 2000);
  const RunChartLimits fewer = ComputeRunChartLimits(points).value();
  const RunChartLimits more = ComputeRunChartLimits(points + 1).value();
  RC_ASSERT(fewer.longest_run_most <= more.longest_run_most);
  RC_ASSERT(fewer.crossings_least <= more.crossings_least);
  RC_ASSERT(fewer.crossings_least <= (points - 1) / 2);
}

RC_GTEST_PROP(RunChartProperty, IsTheSameBackwards, ()) {
  std::vector<double> values = AnySeries(30, 60, -1000, 1000);
  const auto there = ComputeRunChart(values);
  std::reverse(values.begin(), values.end());
  const auto back = ComputeRunChart(values);
  RC_ASSERT(there.ok() == back.ok());
  if (!there.ok()) return;
  RC_ASSERT(there->longest_run == back->longest_run);
  RC_ASSERT(there->crossings == back->crossings);
}

}  // namespace
}  // namespace copperplate::statistics
