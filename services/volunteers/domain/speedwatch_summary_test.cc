#include "services/volunteers/domain/speedwatch_summary.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;

constexpr CivilDay kAsOf(2018, 4, 30);

WatchGroupKnown FormedOn(CivilDay day, int64_t members) {
  WatchGroupKnown known;
  known.group.formed_on = day;
  known.declared = {{std::nullopt, members}};
  return known;
}

SpeedwatchDay Counted(CivilDay day, int64_t passing, int64_t over) {
  return {day, {1, passing, over, 270}};
}

TEST(SpeedwatchSummaryTest, GroupsAndMembersAreThoseOfTheEndOfTheDay) {
  WatchGroupKnown closed = FormedOn(CivilDay(2015, 1, 1), 100);
  closed.group.closed_on = kAsOf;
  WatchGroupKnown closes = FormedOn(CivilDay(2015, 1, 1), 10);
  closes.group.closed_on = kAsOf + 1;
  WatchGroupKnown lorries = FormedOn(CivilDay(2015, 1, 1), 1000);
  lorries.group.kind = WatchKind::kHgv;
  WatchGroupKnown silent = FormedOn(CivilDay(2015, 1, 1), 0);
  silent.declared = {{std::nullopt, std::nullopt}};
  const SpeedwatchSummary summary = SummariseSpeedwatch(
      {closed, closes, lorries, silent, FormedOn(kAsOf, 7), FormedOn(kAsOf + 1, 10'000)}, {},
      kAsOf);
  EXPECT_EQ(summary.groups, 3);
  EXPECT_EQ(summary.declared_members, 17);
}

TEST(SpeedwatchSummaryTest, MembersAreThoseDeclaredLastForTheDay) {
  const CivilDay may(2018, 5, 1);
  EXPECT_EQ(MembersOn({}, may), 0);
  // The second is recorded later and holds from a day on; the third puts right what that said.
  std::vector<MembersDeclared> declared = {{std::nullopt, 9}, {may, 12}};
  EXPECT_EQ(MembersOn(declared, may - 1), 9);
  EXPECT_EQ(MembersOn(declared, may), 12);
  declared.push_back({may - 30, 15});
  EXPECT_EQ(MembersOn(declared, may - 31), 9);
  EXPECT_EQ(MembersOn(declared, may - 30), 15);
  EXPECT_EQ(MembersOn(declared, may), 15) << "what was declared last holds";
  declared.push_back({may + 10, std::nullopt});
  EXPECT_EQ(MembersOn(declared, may + 9), 15);
  EXPECT_EQ(MembersOn(declared, may + 10), 0) << "not told any more";
  declared.push_back({std::nullopt, 7});
  EXPECT_EQ(MembersOn(declared, may - 31), 7);
  EXPECT_EQ(MembersOn(declared, may + 10), 7);
}

TEST(SpeedwatchSummaryTest, MembersGainedAreThoseOfTheEndOfTheDay) {
  WatchGroupKnown group = FormedOn(CivilDay(2018, 4, 1), 5);
  group.declared.push_back({kAsOf, 8});
  group.declared.push_back({kAsOf + 1, 100});
  const SpeedwatchSummary summary = SummariseSpeedwatch({group}, {}, kAsOf);
  EXPECT_EQ(summary.declared_members, 8);
  EXPECT_EQ(summary.periods[0].members_gained, 8);
}

TEST(SpeedwatchSummaryTest, WhatWasGainedAndCountedIsOfEachPeriod) {
  WatchGroupKnown closed = FormedOn(CivilDay(2017, 12, 31), 20);
  closed.group.closed_on = CivilDay(2018, 3, 1);
  WatchGroupKnown lorries = FormedOn(CivilDay(2018, 4, 1), 1000);
  lorries.group.kind = WatchKind::kHgv;
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
