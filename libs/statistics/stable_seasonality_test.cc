#include "libs/statistics/stable_seasonality.h"

#include <cmath>

#include "gtest/gtest.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

// F computed apart from this library, by the sums of squares of the detrended values.
TEST(StableSeasonalityTest, IsTheVarianceBetweenPlacesOverThatWithin) {
  const std::vector<double> values = {3, 1, 4, 10, 5, 3, 2, 14, 6, 9, 3, 12, 7, 2};
  const StableSeasonality result = TestStableSeasonality(values, 4).value();
  EXPECT_NEAR(result.f, 12.554518422753716, 1e-12);
  EXPECT_EQ(result.n, 10U);
  EXPECT_TRUE(result.strong());
}

TEST(StableSeasonalityTest, WithoutASeasonThereIsNone) {
  std::vector<double> constant(36, 0.1);
  std::vector<double> line;
  std::vector<double> jagged;
  for (int i = 0; i < 48; ++i) {
    line.push_back(0.1 * i);
    jagged.push_back(100 + (i * 7919) % 13);  // a period of 13 months
  }
  EXPECT_EQ(TestStableSeasonality(constant, 12)->f, 0);
  EXPECT_EQ(TestStableSeasonality(line, 12)->f, 0);
  EXPECT_FALSE(TestStableSeasonality(jagged, 12)->strong());
}

TEST(StableSeasonalityTest, Refuses) {
  const auto reason = [](const std::vector<double>& values, size_t period) {
    return ErrorReason(TestStableSeasonality(values, period).status());
  };
  EXPECT_EQ(reason(std::vector<double>(35, 1), 12), "SERIES_TOO_SHORT");
  EXPECT_EQ(reason({1, 2, 3, 4, std::nan(""), 6}, 2), "SERIES_HAS_GAP");
  EXPECT_EQ(reason({1, 2, 3}, 1), "ARGUMENT_OUT_OF_RANGE");
}

}  // namespace
}  // namespace copperplate::statistics
