#include "services/volunteers/domain/expectation.h"

#include <gtest/gtest.h>

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using absl::CivilMonth;

constexpr CivilMonth kLastMonth(2018, 3);

Expectation ExpectedOf(const DaySet& deployable, int64_t minutes) {
  return ExpectationOf(ExpectationRule(), deployable, minutes, kLastMonth);
}

TEST(ExpectationTest, IsSixteenHoursOfEachOfThreeMonths) {
  const DaySet whole{{CivilDay(2017, 1, 1), kNoEnd}};
  EXPECT_EQ(ExpectedOf(whole, 0).hours, Rational(48));
  EXPECT_EQ(ExpectedOf(whole, 0).deployable_days, 31 + 28 + 31);
  EXPECT_TRUE(ExpectedOf(whole, 2879).below);
  EXPECT_FALSE(ExpectedOf(whole, 2880).below);
}

TEST(ExpectationTest, InProportionToTheDeployableDaysOfEachMonth) {
  // 14 of the 28 days of February, and March.
  const DaySet from_february{{CivilDay(2018, 2, 15), kNoEnd}};
  EXPECT_EQ(ExpectedOf(from_february, 0).hours, Rational(24));
  // 10 of the 31 days of January and 1 of those of March: on leave between.
  const DaySet parts{{CivilDay(2017, 12, 1), CivilDay(2018, 1, 11)},
                     {CivilDay(2018, 3, 31), kNoEnd}};
  EXPECT_EQ(ExpectedOf(parts, 0).hours, Rational::Of(16 * 11, 31));
  EXPECT_EQ(ExpectedOf({}, 0).hours, Rational(0));
}

TEST(ExpectationTest, OfFewDaysNobodyIsBelow) {
  EXPECT_FALSE(ExpectedOf({{CivilDay(2018, 3, 5), kNoEnd}}, 0).below);  // 27 days
  EXPECT_TRUE(ExpectedOf({{CivilDay(2018, 3, 4), kNoEnd}}, 0).below);   // 28
}

TEST(ExpectationTest, TheRuleIsConfiguration) {
  const Expectation expectation =
      ExpectationOf({20, 1, 1}, {{CivilDay(2017, 1, 1), kNoEnd}}, 1200, CivilMonth(2018, 2));
  EXPECT_EQ(expectation.hours, Rational(20));
  EXPECT_EQ(expectation.deployable_days, 28);
  EXPECT_FALSE(expectation.below);
}

}  // namespace
}  // namespace copperplate::volunteers
