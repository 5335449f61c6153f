#include "services/governance/domain/due_text.h"

#include <gtest/gtest.h>

namespace copperplate::governance {
namespace {

using absl::CivilDay;

const CivilDay kSaidOn(2018, 4, 12);

TEST(DueTextTest, TheBoardsMinutesOfTheTwelfthOfApril) {
  // 2018-05-10 pack, minutes, 12.4(i), with the curly apostrophe it is printed with.
  EXPECT_EQ(DueFromText("in six months\xe2\x80\x99 time", kSaidOn), CivilDay(2018, 10, 12));
  EXPECT_EQ(DueFromText("In six months' time.", kSaidOn), CivilDay(2018, 10, 12));
}

TEST(DueTextTest, MonthsEndOnTheLastDayOfAShorterOne) {
  EXPECT_EQ(DueFromText("in six months' time", CivilDay(2018, 8, 31)), CivilDay(2019, 2, 28));
  EXPECT_EQ(DueFromText("in six months' time", CivilDay(2019, 8, 31)), CivilDay(2020, 2, 29));
  EXPECT_EQ(DueFromText("in a year", CivilDay(2020, 2, 29)), CivilDay(2021, 2, 28));
}

TEST(DueTextTest, EveryUnit) {
  EXPECT_EQ(DueFromText("within 10 days", kSaidOn), kSaidOn + 10);
  EXPECT_EQ(DueFromText("in two weeks' time", kSaidOn), kSaidOn + 14);
  EXPECT_EQ(DueFromText("in a fortnight", kSaidOn), kSaidOn + 14);
  EXPECT_EQ(DueFromText("in a month's time", kSaidOn), CivilDay(2018, 5, 12));
  EXPECT_EQ(DueFromText("within twelve months", kSaidOn), CivilDay(2019, 4, 12));
  EXPECT_EQ(DueFromText("within 2 years", kSaidOn), CivilDay(2020, 4, 12));
}

TEST(DueTextTest, WhatIsNotUnderstoodHasNoDay) {
  for (const char* const text :
       {"", "as soon as possible", "after the re-inspection visit", "six months", "in months",
        "in 0 days", "in 121 days", "in -1 days", "in thirteen weeks", "in six monthly meetings",
        "in six months or so", "by six months"}) {
    EXPECT_EQ(DueFromText(text, kSaidOn), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace copperplate::governance
