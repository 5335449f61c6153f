#include "libs/statistics/sample_quantile.h"

#include <algorithm>

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

TEST(SampleQuantileTest, InterpolatesAsR) {
  const std::vector<double> values = {7, 1, 3, 10};
  EXPECT_EQ(SampleQuantile(values, 0).value(), 1);
  EXPECT_EQ(SampleQuantile(values, 1).value(), 10);
  EXPECT_EQ(SampleQuantile(values, 0.5).value(), 5);
  EXPECT_DOUBLE_EQ(SampleQuantile(values, 0.1).value(), 1.6);
  EXPECT_EQ(SampleQuantile({4}, 0.3).value(), 4);
}

TEST(SampleQuantileTest, Refuses) {
  EXPECT_EQ(ErrorReason(SampleQuantile({}, 0.5).status()), "SERIES_TOO_SHORT");
  for (const double p : {-0.01, 1.01, std::nan("")}) {
    EXPECT_EQ(ErrorReason(SampleQuantile({1}, p).status()), "ARGUMENT_OUT_OF_RANGE");
  }
}

RC_GTEST_PROP(SampleQuantileProperty, RisesWithPAndForgetsOrder, ()) {
  std::vector<double> values = AnySeries(1, 30, -100, 100);
  const double low = *rc::gen::inRange(0, 101) / 100.0;
  const double high = *rc::gen::inRange(0, 101) / 100.0;
  const double at_low = SampleQuantile(values, std::min(low, high)).value();
  RC_ASSERT(at_low <= SampleQuantile(values, std::max(low, high)).value());
  std::rotate(values.begin(), values.begin() + values.size() / 2, values.end());
  RC_ASSERT(at_low == SampleQuantile(values, std::min(low, high)).value());
}

}  // namespace
}  // namespace copperplate::statistics
