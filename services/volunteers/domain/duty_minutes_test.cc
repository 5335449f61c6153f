#include "services/volunteers/domain/duty_minutes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/time/civil.h"
#include "rapidcheck/gtest.h"
#include "services/volunteers/domain/test_duty.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using absl::CivilMonth;
using ::testing::ElementsAre;
using ::testing::Pair;

TEST(DutyMinutesTest, AreInstantsWhateverTheClocksDo) {
  EXPECT_EQ(WorkedMinutes(LondonRange("2018-03-25 00:30", "2018-03-25 02:30"), 0), 60);
  EXPECT_EQ(WorkedMinutes(LondonRange("2018-10-28 00:30", "2018-10-28 02:30"), 0), 180);
  EXPECT_EQ(WorkedMinutes(LondonRange("2018-05-01 10:00", "2018-05-01 18:00"), 45), 435);
}

TEST(DutyMinutesTest, AreSplitAtMidnightWithTheBreakInProportion) {
  EXPECT_THAT(MinutesByDay(LondonRange("2018-05-01 10:00", "2018-05-01 18:00"), 45),
              ElementsAre(DayMinutes{CivilDay(2018, 5, 1), 435}));
  EXPECT_THAT(
      MinutesByDay(LondonRange("2018-05-01 22:00", "2018-05-02 02:00"), 30),
      ElementsAre(DayMinutes{CivilDay(2018, 5, 1), 105}, DayMinutes{CivilDay(2018, 5, 2), 105}));
  // 30 minutes of 60 and 180: 7 and 22, and the one left over from the larger.
  EXPECT_THAT(
      MinutesByDay(LondonRange("2018-05-01 23:00", "2018-05-02 03:00"), 30),
      ElementsAre(DayMinutes{CivilDay(2018, 5, 1), 53}, DayMinutes{CivilDay(2018, 5, 2), 157}));
  // Of equals from the first.
  EXPECT_THAT(
      MinutesByDay(LondonRange("2018-05-01 22:00", "2018-05-02 02:00"), 31),
      ElementsAre(DayMinutes{CivilDay(2018, 5, 1), 104}, DayMinutes{CivilDay(2018, 5, 2), 105}));
}

TEST(DutyMinutesTest, MidnightIsLondons) {
  // 23:30 to 00:30 in summer time is 22:30 to 23:30 in UTC.
  EXPECT_THAT(
      MinutesByDay(LondonRange("2018-06-30 23:30", "2018-07-01 00:30"), 0),
      ElementsAre(DayMinutes{CivilDay(2018, 6, 30), 30}, DayMinutes{CivilDay(2018, 7, 1), 30}));
  EXPECT_THAT(MinutesByMonth(LondonRange("2018-06-30 23:30", "2018-07-01 00:30"), 0),
              ElementsAre(Pair(CivilMonth(2018, 6), 30), Pair(CivilMonth(2018, 7), 30)));
  // The night on which it begins: 2 hours before midnight, 5 after.
  EXPECT_THAT(
      MinutesByDay(LondonRange("2018-03-24 22:00", "2018-03-25 06:00"), 0),
      ElementsAre(DayMinutes{CivilDay(2018, 3, 24), 120}, DayMinutes{CivilDay(2018, 3, 25), 300}));
}

TEST(DutyMinutesTest, ADayEndsWhereTheDutyDoes) {
  EXPECT_THAT(MinutesByDay(LondonRange("2018-05-01 20:00", "2018-05-02 00:00"), 0),
              ElementsAre(DayMinutes{CivilDay(2018, 5, 1), 240}));
}

RC_GTEST_PROP(DutyMinutesTest, PiecesAddUpAndNoneIsNegative, ()) {
  const absl::Time from =
      LondonTime("2018-03-20 00:00") + absl::Minutes(*rc::gen::inRange(0, 400'000));
  const int span = *rc::gen::inRange(1, 5'000);
  const InstantRange time{from, from + absl::Minutes(span)};
  const int break_minutes = *rc::gen::inRange(0, span);
  int64_t sum = 0;
  CivilDay expected = LondonDay(time.from);
  for (const DayMinutes& piece : MinutesByDay(time, break_minutes)) {
    RC_ASSERT(piece.minutes >= 0);
    RC_ASSERT(piece.day == expected);
    expected = piece.day + 1;
    sum += piece.minutes;
  }
  RC_ASSERT(sum == WorkedMinutes(time, break_minutes));
  int64_t of_months = 0;
  for (const auto& [month, minutes] : MinutesByMonth(time, break_minutes)) of_months += minutes;
  RC_ASSERT(of_months == sum);
}

}  // namespace
}  // namespace copperplate::volunteers
