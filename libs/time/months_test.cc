#include "libs/time/months.h"

#include <gtest/gtest.h>

namespace copperplate {
namespace {

using absl::CivilDay;

TEST(AddMonthsTest, AMonthEndsOnTheDayOfTheSameNumber) {
  EXPECT_EQ(AddMonths(CivilDay(2018, 3, 15), 1), CivilDay(2018, 4, 15));
  EXPECT_EQ(AddMonths(CivilDay(2018, 12, 1), 1), CivilDay(2019, 1, 1));
  EXPECT_EQ(AddMonths(CivilDay(2018, 1, 15), 24), CivilDay(2020, 1, 15));
  EXPECT_EQ(AddMonths(CivilDay(2018, 1, 15), -1), CivilDay(2017, 12, 15));
}

TEST(AddMonthsTest, OrOnTheLastOfAMonthThatHasNone) {
  EXPECT_EQ(AddMonths(CivilDay(2018, 1, 31), 1), CivilDay(2018, 2, 28));
  EXPECT_EQ(AddMonths(CivilDay(2020, 1, 31), 1), CivilDay(2020, 2, 29));
  EXPECT_EQ(AddMonths(CivilDay(2020, 2, 29), 12), CivilDay(2021, 2, 28));
  EXPECT_EQ(AddMonths(CivilDay(2018, 5, 31), 1), CivilDay(2018, 6, 30));
}

}  // namespace
}  // namespace copperplate
