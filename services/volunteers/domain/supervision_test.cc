#include "services/volunteers/domain/supervision.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "libs/testing/told.h"
#include "rapidcheck/gtest.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

Supervision Link(std::string supervised, std::string supervisor, CivilDay from,
                 std::optional<CivilDay> to = std::nullopt) {
  return {"e-" + supervised, std::move(supervised), std::move(supervisor), from, to};
}

TEST(SupervisionTest, OneAtATime) {
  const Supervision present[] = {Link("a", "b", CivilDay(2018, 1, 1), CivilDay(2018, 3, 1))};
  EXPECT_EQ(Told(CheckSupervision(Link("a", "c", CivilDay(2018, 3, 1)), present)), "");
  EXPECT_EQ(Told(CheckSupervision(Link("a", "c", CivilDay(2018, 2, 28)), present)),
            "SUPERVISED_TWICE from");
  EXPECT_EQ(
      Told(CheckSupervision(Link("a", "c", CivilDay(2017, 1, 1), CivilDay(2018, 1, 1)), present)),
      "");
  EXPECT_EQ(SupervisorOn(present, "e-a", CivilDay(2018, 2, 28)), "b");
  EXPECT_EQ(SupervisorOn(present, "e-a", CivilDay(2018, 3, 1)), std::nullopt);
  EXPECT_EQ(SupervisorOn(present, "e-b", CivilDay(2018, 2, 28)), std::nullopt);
}

TEST(SupervisionTest, ByAnotherOnDaysThatThereAre) {
  EXPECT_EQ(Told(CheckSupervision(Link("a", "a", CivilDay(2018, 1, 1)), {})),
            "SUPERVISED_BY_SELF supervisor");
  EXPECT_EQ(Told(CheckSupervision(Link("a", "", CivilDay(2018, 1, 1)), {})),
            "FIELD_REQUIRED supervisor");
  EXPECT_EQ(Told(CheckSupervision(Link("a", "b", CivilDay(2018, 1, 1), CivilDay(2018, 1, 1)), {})),
            "DATES_REVERSED to");
}

TEST(SupervisionTest, NoCycleOnAnyDay) {
  const Supervision present[] = {
      Link("a", "b", CivilDay(2018, 1, 1), CivilDay(2018, 6, 1)),
      Link("b", "c", CivilDay(2018, 3, 1)),
  };
  EXPECT_EQ(Told(CheckSupervision(Link("c", "a", CivilDay(2018, 5, 1)), present)),
            "SUPERVISION_CYCLE supervisor");
  // When a is no longer under b, or b not yet under c.
  EXPECT_EQ(Told(CheckSupervision(Link("c", "a", CivilDay(2018, 6, 1)), present)), "");
  EXPECT_EQ(
      Told(CheckSupervision(Link("c", "a", CivilDay(2018, 1, 1), CivilDay(2018, 3, 1)), present)),
      "");
}

// What was let in never has somebody above themselves on any day.
RC_GTEST_PROP(SupervisionTest, WhoIsLetInIsNeverAboveThemselves, ()) {
  const CivilDay first(2018, 1, 1);
  std::vector<Supervision> present;
  for (int i = 0; i < 12; ++i) {
    const CivilDay from = first + *rc::gen::inRange(0, 10);
    const Supervision added = Link(std::string(1, static_cast<char>('a' + *rc::gen::inRange(0, 5))),
                                   std::string(1, static_cast<char>('a' + *rc::gen::inRange(0, 5))),
                                   from, from + *rc::gen::inRange(1, 10));
    if (CheckSupervision(added, present).empty()) present.push_back(added);
  }
  for (CivilDay day = first; day < first + 20; ++day) {
    std::map<std::string, std::string> above;
    for (const Supervision& supervision : present) {
      if (!supervision.days().Contains(day)) continue;
      RC_ASSERT(above.emplace(supervision.supervised, supervision.supervisor).second);
    }
    for (const auto& [person, supervisor] : above) {
      std::set<std::string> seen;
      auto at = above.find(supervisor);
      RC_ASSERT(supervisor != person);
      while (at != above.end() && seen.insert(at->first).second) {
        RC_ASSERT(at->second != person);
        at = above.find(at->second);
      }
    }
  }
}

TEST(SupervisionTest, TheNextSupervisorSucceedsThePresentOne) {
  const Supervision held[] = {{.engagement = "e1",
                               .supervised = "volunteers/a",
                               .supervisor = "Sgt 1",
                               .from = CivilDay(2020, 1, 1),
                               .to = {},
                               .id = "s1"}};
  Supervision next = held[0];
  next.id = "s2";
  next.supervisor = "Sgt 2";
  next.from = CivilDay(2021, 1, 1);
  EXPECT_TRUE(CheckSupervision(next, held).empty());
  ASSERT_TRUE(SupervisionSucceeded(next, held).has_value());
  EXPECT_EQ(SupervisionSucceeded(next, held)->to, CivilDay(2021, 1, 1));
  // Not one that begins on the same day or later, and none that has its end.
  next.from = CivilDay(2020, 1, 1);
  EXPECT_EQ(SupervisionSucceeded(next, held), std::nullopt);
  EXPECT_FALSE(CheckSupervision(next, held).empty());
}

TEST(SupervisionTest, WhatAnEarlierEndLeavesWithoutASupervisor) {
  const Supervision held[] = {{.engagement = "e1",
                               .supervised = "volunteers/a",
                               .supervisor = "Sgt 1",
                               .from = CivilDay(2020, 1, 1),
                               .to = CivilDay(2020, 6, 1),
                               .id = "s1"},
                              {.engagement = "e1",
                               .supervised = "volunteers/a",
                               .supervisor = "Sgt 2",
                               .from = CivilDay(2020, 6, 1),
                               .to = {},
                               .id = "s2"}};
  Supervision next = held[0];
  next.to = CivilDay(2020, 5, 1);
  EXPECT_EQ(DaysLeftUnsupervised(held[0], next, held),
            DaySet({{CivilDay(2020, 5, 1), CivilDay(2020, 6, 1)}}));
  next.to = CivilDay(2020, 7, 1);
  EXPECT_TRUE(DaysLeftUnsupervised(held[0], next, held).empty());
}

TEST(SupervisionTest, EndsWithItsEngagementAndGoesOnInTheNext) {
  const Supervision held[] = {{.engagement = "e1",
                               .supervised = "volunteers/a",
                               .supervisor = "Sgt 1",
                               .from = CivilDay(2020, 1, 1),
                               .to = CivilDay(2021, 1, 1),
                               .id = "s1"},
                              {.engagement = "e1",
                               .supervised = "volunteers/a",
                               .supervisor = "Sgt 2",
                               .from = CivilDay(2021, 1, 1),
                               .to = {},
                               .id = "s2"},
                              {.engagement = "e1",
                               .supervised = "volunteers/b",
                               .supervisor = "Sgt 2",
                               .from = CivilDay(2021, 1, 1),
                               .to = {},
                               .id = "s1"}};
  const auto ended = SupervisionsEnded(held, "volunteers/a", "e1", CivilDay(2022, 5, 1));
  ASSERT_EQ(ended.size(), 1u);
  EXPECT_EQ(ended[0].id, "s2");
  EXPECT_EQ(ended[0].to, CivilDay(2022, 5, 1));
  const auto carried = CarriedSupervisions(held, "volunteers/a", "e1", "e2", CivilDay(2020, 5, 1));
  ASSERT_EQ(carried.size(), 2u);
  EXPECT_EQ(carried[0].engagement, "e2");
  EXPECT_EQ(carried[0].supervisor, "Sgt 1");
  EXPECT_EQ(carried[0].from, CivilDay(2020, 5, 1));
  EXPECT_EQ(carried[0].to, CivilDay(2021, 1, 1));
  EXPECT_EQ(carried[1].from, CivilDay(2021, 1, 1));
  EXPECT_FALSE(carried[1].to.has_value());
  EXPECT_TRUE(CarriedSupervisions(held, "volunteers/c", "e1", "e2", CivilDay(2020, 5, 1)).empty());

  Supervision left = held[1];
  left.to = CivilDay(2022, 5, 1);
  const auto reopened =
      SupervisionsReopened({&left, 1}, "volunteers/a", "e1", CivilDay(2022, 5, 1), std::nullopt);
  ASSERT_EQ(reopened.size(), 1u);
  EXPECT_FALSE(reopened[0].to.has_value());
  EXPECT_TRUE(
      SupervisionsReopened({&left, 1}, "volunteers/a", "e1", CivilDay(2022, 5, 2), std::nullopt)
          .empty());
}

TEST(SupervisionTest, WhoLeavesSupervisesNobodyFromTheDayOn) {
  const CivilDay day(2018, 6, 1);
  const Supervision all[] = {
      Link("a", "x", CivilDay(2018, 1, 1)), Link("b", "x", CivilDay(2018, 1, 1), day),
      Link("c", "x", day, CivilDay(2018, 9, 1)), Link("d", "x", CivilDay(2018, 7, 1)),
      Link("e", "y", CivilDay(2018, 1, 1))};
  const SupervisionsGivenUp given_up = GiveUpSupervisions(all, "x", day);
  ASSERT_EQ(given_up.ended.size(), 1u);
  EXPECT_EQ(given_up.ended[0].supervised, "a");
  EXPECT_EQ(given_up.ended[0].to, day);
  ASSERT_EQ(given_up.dropped.size(), 2u);
  EXPECT_EQ(given_up.dropped[0].supervised + given_up.dropped[1].supervised, "cd");
  EXPECT_TRUE(given_up.reopened.empty());
}

TEST(SupervisionTest, WhoWasToBeSucceededByWhoLeavesGoesOn) {
  const CivilDay day(2018, 6, 1);
  const CivilDay july(2018, 7, 1);
  const CivilDay august(2018, 8, 1);
  const Supervision all[] = {Link("a", "y", CivilDay(2018, 1, 1), july),
                             Link("a", "x", july),
                             Link("b", "y", CivilDay(2018, 1, 1), july),
                             Link("b", "x", july, august),
                             Link("b", "z", august),
                             Link("c", "y", CivilDay(2018, 1, 1), july)};
  const SupervisionsGivenUp given_up = GiveUpSupervisions(all, "x", day);
  ASSERT_EQ(given_up.dropped.size(), 2u);
  ASSERT_EQ(given_up.reopened.size(), 2u);
  EXPECT_EQ(given_up.reopened[0].supervised + given_up.reopened[1].supervised, "ab");
  EXPECT_FALSE(given_up.reopened[0].to.has_value());
  EXPECT_EQ(given_up.reopened[1].to, august);
}

}  // namespace
}  // namespace copperplate::volunteers
