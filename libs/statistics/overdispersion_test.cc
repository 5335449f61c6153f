#include "libs/statistics/overdispersion.h"

#include <algorithm>
#include <cmath>

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

TEST(OverdispersionTest, Refuses) {
  const auto reason = [](const std::vector<double>& events, const std::vector<double>& trials,
                         double winsorise) {
    return ErrorReason(OverdispersionOfProportions(events, trials, winsorise).status());
  };
  EXPECT_EQ(reason({1, 2}, {3, 4}, 0.1), "SERIES_TOO_SHORT");
  EXPECT_EQ(reason({1, 2, 3}, {3, 4}, 0.1), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason({1, 2, 5}, {3, 4, 4}, 0.1), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason({1, 2, -1}, {3, 4, 4}, 0.1), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason({1, 2, 0}, {3, 4, 0}, 0.1), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason({1, 2, std::nan("")}, {3, 4, 4}, 0.1), "SERIES_HAS_GAP");
  EXPECT_EQ(reason({1, 2, 3}, {3, 4, 4}, 0.5), "ARGUMENT_OUT_OF_RANGE");
  const Overdispersion spread = OverdispersionOfRates({10, 20, 30}, {1, 2, 4}, 0.1).value();
  EXPECT_EQ(ErrorReason(OverdispersedRateLimits(spread, 1).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(OverdispersedProportionLimits(spread, 0).status()),
            "ARGUMENT_OUT_OF_RANGE");
}

TEST(OverdispersionTest, EqualAreasHaveNone) {
  const Overdispersion spread =
      OverdispersionOfProportions({10, 20, 40}, {100, 200, 400}, 0.1).value();
  EXPECT_NEAR(spread.phi, 0, 1e-20);
  EXPECT_EQ(spread.tau_squared, 0);
  EXPECT_EQ(spread.z_multiplicative, spread.z);
}

TEST(OverdispersionTest, LimitsEndAtNothingAndAll) {
  const Overdispersion low = OverdispersionOfProportions({0, 0, 1}, {5, 5, 5}, 0).value();
  EXPECT_EQ(OverdispersedProportionLimits(low, 0.998)->at(0).lower, 0);
  const Overdispersion high = OverdispersionOfProportions({5, 5, 4}, {5, 5, 5}, 0).value();
  EXPECT_EQ(OverdispersedProportionLimits(high, 0.998)->at(0).upper, 1);
}

RC_GTEST_PROP(OverdispersionProperty, HoldsTheCentreAndForgetsOrder, ()) {
  std::vector<double> trials = AnySeries(3, 40, 1, 100'000);
  std::vector<double> events;
  events.reserve(trials.size());
  for (const double n : trials) events.push_back(std::floor(n * *rc::gen::inRange(0, 101) / 100));
  const Overdispersion spread = OverdispersionOfProportions(events, trials, 0.1).value();
  RC_ASSERT(spread.tau_squared >= 0 && std::isfinite(spread.tau_squared));
  const std::vector<Interval> limits = OverdispersedProportionLimits(spread, 0.95).value();
  for (size_t i = 0; i < trials.size(); ++i) {
    RC_ASSERT(limits[i].lower <= spread.centre + 1e-12);
    RC_ASSERT(spread.centre <= limits[i].upper + 1e-12);
    RC_ASSERT(std::fabs(spread.z_additive[i]) <= std::fabs(spread.z[i]) * (1 + 1e-12));
    RC_ASSERT(std::fabs(spread.z_multiplicative[i]) <= std::fabs(spread.z[i]) * (1 + 1e-12));
  }
  std::reverse(trials.begin(), trials.end());
  std::reverse(events.begin(), events.end());
  const Overdispersion back = OverdispersionOfProportions(events, trials, 0.1).value();
  RC_ASSERT(IsClose(back.phi, spread.phi));
  RC_ASSERT(IsClose(back.z_additive.back(), spread.z_additive.front()));
}

}  // namespace
}  // namespace copperplate::statistics
