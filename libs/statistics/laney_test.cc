#include "libs/statistics/laney.h"

#include <cmath>

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

TEST(LaneyTest, Refuses) {
  EXPECT_EQ(ErrorReason(ComputeLaneyP({1}, {2}).status()), "SERIES_TOO_SHORT");
  EXPECT_EQ(ErrorReason(ComputeLaneyP({1, 3}, {2, 2}).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ComputeLaneyP({1, -1}, {2, 2}).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ComputeLaneyP({1, 1}, {2, 0}).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ComputeLaneyP({0, 0}, {2, 2}).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ComputeLaneyP({2, 2}, {2, 2}).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ComputeLaneyU({0, 0}, {2, 2}).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ComputeLaneyU({1, std::nan("")}, {2, 2}).status()), "SERIES_HAS_GAP");
  EXPECT_EQ(ErrorReason(ComputeLaneyU({1, 1}, {2}).status()), "ARGUMENT_OUT_OF_RANGE");
}

TEST(LaneyTest, URisesPastOne) {
  // z is -/+ 2.5 about 40 per unit of 10: sigma 2, moving ranges of 5.
  const LaneyChart chart = ComputeLaneyU({350, 450, 350, 450}, {10, 10, 10, 10}).value();
  EXPECT_EQ(chart.centre, 40);
  EXPECT_NEAR(chart.sigma_z, 5 / 1.128, 1e-12);
  EXPECT_NEAR(chart.plain_limits[0].upper, 46, 1e-12);
  EXPECT_NEAR(chart.limits[0].upper, 40 + 6 * 5 / 1.128, 1e-12);
}

RC_GTEST_PROP(LaneyProperty, FailuresMirrorEvents, ()) {
  const std::vector<double> trials = AnySeries(2, 40, 2, 100'000);
  std::vector<double> events;
  std::vector<double> failures;
  for (const double n : trials) {
    events.push_back(*rc::gen::inRange(0, static_cast<int>(n) + 1));
    failures.push_back(n - events.back());
  }
  const auto chart = ComputeLaneyP(events, trials);
  const auto mirror = ComputeLaneyP(failures, trials);
  RC_ASSERT(chart.ok() == mirror.ok());
  if (!chart.ok()) return;
  RC_ASSERT(IsClose(chart->sigma_z, mirror->sigma_z, 1e-7));
  for (size_t i = 0; i < trials.size(); ++i) {
    RC_ASSERT(IsClose(chart->limits[i].lower, 1 - mirror->limits[i].upper, 1e-7));
    RC_ASSERT(chart->limits[i].lower <= chart->centre);
    RC_ASSERT(chart->centre <= chart->limits[i].upper);
  }
}

}  // namespace
}  // namespace copperplate::statistics
