#include "services/volunteers/domain/speedwatch_summary.h"

#include <gtest/gtest.h>

#include <string>

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;

constexpr CivilDay kAsOf(2018, 4, 30);

WatchGroup FormedOn(CivilDay day, int64_t members) {
  WatchGroup group;
  group.formed_on = day;
  group.declared_members = members;
  return group;
}

SpeedwatchDay Counted(CivilDay day, int64_t passing, int64_t over) {
  return {day, {1, passing, over, 270}};
}

TEST(SpeedwatchSummaryTest, GroupsAndMembersAreThoseOfTheEndOfTheDay) {
  WatchGroup closed = FormedOn(CivilDay(2015, 1, 1), 100);
  closed.closed_on = kAsOf;
  WatchGroup closes = FormedOn(CivilDay(2015, 1, 1), 10);
  closes.closed_on = kAsOf + 1;
  WatchGroup lorries = FormedOn(CivilDay(2015, 1, 1), 1000);
  lorries.kind = WatchKind::kHgv;
  WatchGroup silent = FormedOn(CivilDay(2015, 1, 1), 0);
  silent.declared_members.reset();
  const SpeedwatchSummary summary = SummariseSpeedwatch(
      {closed, closes, lorries, silent, FormedOn(kAsOf, 7), FormedOn(kAsOf + 1, 10'000)}, {},
      kAsOf);
  EXPECT_EQ(summary.groups, 3);
  EXPECT_EQ(summary.declared_members, 17);
}

TEST(SpeedwatchSummaryTest, WhatWasGainedAndCountedIsOfEachPeriod) {
  WatchGroup closed = FormedOn(CivilDay(2017, 12, 31), 20);
  closed.closed_on = CivilDay(2018, 3, 1);
  WatchGroup lorries = FormedOn(CivilDay(2018, 4, 1), 1000);
  lorries.kind = WatchKind::kHgv;
  const SpeedwatchSummary summary = SummariseSpeedwatch(
      {FormedOn(CivilDay(2017, 4, 30), 1), FormedOn(CivilDay(2017, 5, 1), 2), closed,
       FormedOn(CivilDay(2018, 1, 1), 3), FormedOn(CivilDay(2018, 4, 1), 4), FormedOn(kAsOf, 5),
       FormedOn(kAsOf + 1, 6), lorries},
      {Counted(CivilDay(2017, 4, 30), 1, 1), Counted(CivilDay(2017, 5, 1), 1000, 60),
       Counted(CivilDay(2018, 1, 1), 400, 20), Counted(CivilDay(2018, 4, 1), 100, 10),
       Counted(kAsOf, 20, 2), Counted(kAsOf + 1, 1, 1)},
      kAsOf);
  std::string told;
  for (const SpeedwatchPeriod& period : summary.periods) {
    const SpeedwatchFigures& figures = period.figures;
    for (const int64_t number :
         {period.groups_gained, period.groups_closed, period.members_gained, figures.sessions,
          figures.passing, figures.over_threshold, figures.operator_minutes}) {
      told += std::to_string(number) + " ";
    }
    told += figures.percent_over()->Round(1) + "\n";
  }
  EXPECT_EQ(told,
            "2 0 9 2 120 12 540 10.0\n"      // April
            "2 0 9 2 120 12 540 10.0\n"      // from 1 April
            "3 1 12 3 520 32 810 6.2\n"      // from 1 January
            "5 1 34 4 1520 92 1080 6.1\n");  // from 1 May 2017
}

TEST(SpeedwatchSummaryTest, WhereNobodyPassedThereIsNoPercentage) {
  const SpeedwatchSummary summary = SummariseSpeedwatch({}, {Counted(kAsOf, 0, 0)}, kAsOf);
  EXPECT_EQ(summary.periods.size(), 4u);
  EXPECT_EQ(summary.periods[0].figures.sessions, 1);
  EXPECT_EQ(summary.periods[0].figures.percent_over(), std::nullopt);
}

}  // namespace
}  // namespace copperplate::volunteers
