#include "libs/statistics/seasonal_difference.h"

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

TEST(SeasonalDifferenceTest, Refuses) {
  EXPECT_EQ(ErrorReason(SeasonalDifference({1, 2}, 2).status()), "SERIES_TOO_SHORT");
  EXPECT_EQ(ErrorReason(SeasonalDifference({1, 2}, 0).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(SeasonalDifference({1, std::nan(""), 3}, 2).status()), "SERIES_HAS_GAP");
}

TEST(SeasonalDifferenceTest, IsAgainstAYearBefore) {
  EXPECT_EQ(SeasonalDifference({1, 2, 5, 9, 6}, 2).value(), (std::vector<double>{4, 7, 1}));
}

RC_GTEST_PROP(SeasonalDifferenceProperty, OfARepeatingYearIsItsYearlyRise, ()) {
  std::vector<double> year = AnySeries(12, 12, -1000, 1000);
  const double step = *rc::gen::inRange(-20, 20);
  const std::vector<double> values = Repeated(year, 4, step);
  RC_ASSERT(SeasonalDifference(values, 12).value() == std::vector<double>(36, 12 * step));
}

}  // namespace
}  // namespace copperplate::statistics
