#include "services/governance/domain/working_days.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/testing/told.h"
#include "libs/text/slug.h"
#include "services/governance/domain/test_bank_holidays.h"

namespace copperplate::governance {
namespace {

using absl::CivilDay;
using copperplate::testing::Told;

TEST(WorkingDaysTest, AreThoseOfTheWeekThatAreNoHoliday) {
  const WorkingDays days(TestBankHolidays());
  EXPECT_EQ(days.IsWorkingDay(CivilDay(2018, 5, 4)), true);
  EXPECT_EQ(days.IsWorkingDay(CivilDay(2018, 5, 5)), false);
  EXPECT_EQ(days.IsWorkingDay(CivilDay(2018, 5, 6)), false);
  EXPECT_EQ(days.IsWorkingDay(CivilDay(2018, 5, 7)), false);
  EXPECT_EQ(days.IsWorkingDay(CivilDay(2018, 5, 8)), true);
}

TEST(WorkingDaysTest, AreCountedFromTheDayAfter) {
  const WorkingDays days(TestBankHolidays());
  EXPECT_EQ(days.Between(CivilDay(2018, 5, 10), CivilDay(2018, 5, 10)), 0);
  EXPECT_EQ(days.Between(CivilDay(2018, 5, 10), CivilDay(2018, 5, 11)), 1);
  EXPECT_EQ(days.Between(CivilDay(2018, 5, 4), CivilDay(2018, 5, 7)), 0);
  EXPECT_EQ(days.Between(CivilDay(2018, 5, 4), CivilDay(2018, 5, 8)), 1);
  // Easter: Good Friday and Easter Monday.
  EXPECT_EQ(days.Between(CivilDay(2018, 3, 29), CivilDay(2018, 4, 4)), 2);
  // Over the turn of a year.
  EXPECT_EQ(days.Between(CivilDay(2018, 12, 24), CivilDay(2019, 1, 2)), 4);
}

TEST(WorkingDaysTest, CountBackwardsToo) {
  const WorkingDays days(TestBankHolidays());
  EXPECT_EQ(days.Between(CivilDay(2018, 5, 8), CivilDay(2018, 5, 4)), -1);
  EXPECT_EQ(days.Between(CivilDay(2018, 5, 8), CivilDay(2018, 5, 5)), 0);
}

TEST(WorkingDaysTest, AYearOfWhichTheTableKnowsNothingHasNoCount) {
  const WorkingDays days(TestBankHolidays());
  EXPECT_TRUE(days.Knows(absl::CivilYear(2018)));
  EXPECT_FALSE(days.Knows(absl::CivilYear(2017)));
  EXPECT_FALSE(days.Knows(absl::CivilYear(2020)));
  EXPECT_EQ(days.IsWorkingDay(CivilDay(2017, 5, 10)), std::nullopt);
  EXPECT_EQ(days.Between(CivilDay(2019, 12, 30), CivilDay(2020, 1, 2)), std::nullopt);
  EXPECT_EQ(days.Between(CivilDay(2020, 1, 2), CivilDay(2019, 12, 30)), std::nullopt);
  EXPECT_EQ(days.After(CivilDay(2019, 12, 31), 1), std::nullopt);
  EXPECT_EQ(WorkingDays({}).Between(CivilDay(2018, 5, 10), CivilDay(2018, 5, 11)), std::nullopt);
}

TEST(WorkingDaysTest, TheDayAfterACountOfThem) {
  const WorkingDays days(TestBankHolidays());
  EXPECT_EQ(days.After(CivilDay(2018, 5, 5), 0), CivilDay(2018, 5, 5));
  EXPECT_EQ(days.After(CivilDay(2018, 5, 4), 1), CivilDay(2018, 5, 8));
  EXPECT_EQ(days.After(CivilDay(2018, 5, 10), 10), CivilDay(2018, 5, 24));
}

RC_GTEST_PROP(WorkingDaysTest, AfterAndBetweenAgree, ()) {
  const WorkingDays days(TestBankHolidays());
  const CivilDay from = CivilDay(2018, 1, 1) + *rc::gen::inRange(0, 365);
  const int32_t count = *rc::gen::inRange(1, 200);
  const auto after = days.After(from, count);
  RC_ASSERT(after.has_value());
  RC_ASSERT(days.Between(from, *after) == count);
  RC_ASSERT(days.IsWorkingDay(*after) == true);
}

TEST(BankHolidayTest, HasAnIdOfItsDay) {
  EXPECT_EQ(BankHolidayId(CivilDay(2018, 5, 7)), "day-2018-05-07");
  EXPECT_TRUE(IsResourceId(BankHolidayId(CivilDay(2018, 5, 7))));
}

TEST(BankHolidayTest, IsOnADayOfTheWeekAndHasATitle) {
  const auto told = [](const BankHoliday& holiday) {
    Faults faults;
    CheckBankHoliday(holiday, faults);
    return Told(faults);
  };
  for (const BankHoliday& holiday : TestBankHolidays()) EXPECT_EQ(told(holiday), "");
  EXPECT_EQ(told({CivilDay(2018, 5, 5), "Saturday"}), "NOT_A_WORKING_DAY day");
  EXPECT_EQ(told({CivilDay(2018, 5, 6), ""}), "FIELD_REQUIRED title day");
  EXPECT_EQ(told({CivilDay(2018, 5, 7), std::string(101, 'a')}), "TEXT_TOO_LONG title");
}

}  // namespace
}  // namespace copperplate::governance
