#include "services/volunteers/domain/watch_group.h"

#include <gmock/gmock.h>

#include "libs/testing/told.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;
using ::testing::ElementsAre;
using State = EngagementState;

constexpr CivilDay kGroupToday(2018, 6, 1);

class WatchGroupTest : public ::testing::Test {
 protected:
  WatchGroupTest() {
    group_.id = "histon";
    group_.title = "Histon Speedwatch";
    group_.parish = "Histon";
    group_.coordinator = "v1";
    group_.formed_on = CivilDay(2015, 1, 1);
    facts_.coordinator_known = true;
    facts_.coordinator_in_force = true;
  }

  static Engagement Operator(std::vector<TestStep> steps) {
    Engagement engagement = TestEngagement("v2", Kind::kSpeedwatch, TestHistory(steps));
    engagement.unit_or_group = "histon";
    return engagement;
  }
  static Engagement Active() {
    return Operator(
        {{State::kApplied, CivilDay(2016, 1, 1)}, {State::kActive, CivilDay(2016, 3, 1)}});
  }
  static Engagement LeftOn(CivilDay day) {
    return Operator({{State::kApplied, CivilDay(2016, 1, 1)},
                     {State::kActive, CivilDay(2016, 3, 1)},
                     {State::kLeft, day}});
  }
  std::string Fields() const { return Told(CheckGroupFields(group_, kGroupToday)); }
  std::string Among() const { return Told(CheckGroupAmong(group_, facts_)); }
  std::string Membership(const Engagement& engagement) const {
    return Told(CheckMembership(engagement, {group_}));
  }

  WatchGroup group_;
  WatchGroupFacts facts_;
};

TEST_F(WatchGroupTest, KindsAreReadBack) {
  for (const WatchKind kind : {WatchKind::kSpeedwatch, WatchKind::kNeighbourhood,
                               WatchKind::kCountryside, WatchKind::kHgv}) {
    EXPECT_EQ(ParseWatchKind(Name(kind)), kind);
  }
  EXPECT_EQ(ParseWatchKind("PUB"), std::nullopt);
}

TEST_F(WatchGroupTest, ItIsThereFromItsFirstDayUntilItIsClosed) {
  group_.closed_on = CivilDay(2018, 5, 1);
  EXPECT_FALSE(IsThereOn(group_, CivilDay(2014, 12, 31)));
  EXPECT_TRUE(IsThereOn(group_, CivilDay(2015, 1, 1)));
  EXPECT_TRUE(IsThereOn(group_, CivilDay(2018, 4, 30)));
  EXPECT_FALSE(IsThereOn(group_, CivilDay(2018, 5, 1)));
  group_.closed_on.reset();
  EXPECT_TRUE(IsThereOn(group_, CivilDay(2018, 5, 1)));
}

TEST_F(WatchGroupTest, EveryFaultOfItsFields) {
  EXPECT_EQ(Fields(), "");
  group_.title = " ";
  group_.parish = "";
  group_.declared_members = -1;
  group_.formed_on = kGroupToday + 1;
  group_.closed_on = kGroupToday + 1;
  EXPECT_EQ(Fields(), "FIELD_REQUIRED title parish declared_members formed_on closed_on");
  group_ = {"histon", WatchKind::kHgv, "T", "P", {}, 100'001, {}, kGroupToday, kGroupToday + 1};
  EXPECT_EQ(Fields(), "NUMBER_OUT_OF_RANGE declared_members");
  group_.declared_members = 100'000;
  EXPECT_EQ(Fields(), "");
  group_.declared_from = kGroupToday - 1;
  EXPECT_EQ(Fields(), "DATES_REVERSED declared_from");
  group_.declared_from = kGroupToday + 1;
  EXPECT_EQ(Fields(), "DATE_IN_FUTURE declared_from");
  group_.declared_from = kGroupToday;
  EXPECT_EQ(Fields(), "");
}

TEST_F(WatchGroupTest, ItsCoordinatorIsAVolunteerInForce) {
  EXPECT_EQ(Among(), "");
  facts_.coordinator_in_force = false;
  EXPECT_EQ(Among(), "COORDINATOR_NOT_IN_FORCE coordinator");
  // Who coordinated one that is closed has gone since.
  group_.closed_on = CivilDay(2018, 5, 1);
  EXPECT_EQ(Among(), "");
  facts_.coordinator_known = false;
  EXPECT_EQ(Among(), "COORDINATOR_UNKNOWN coordinator");
  group_.coordinator.reset();
  EXPECT_EQ(Among(), "");
}

TEST_F(WatchGroupTest, ItClosesWhenItsOperatorsHaveGone) {
  facts_.operators = {LeftOn(CivilDay(2018, 5, 1)), Active()};
  EXPECT_EQ(Among(), "");
  group_.closed_on = CivilDay(2018, 5, 1);
  EXPECT_EQ(Among(), "OPERATORS_REMAIN closed_on");
  facts_.operators.pop_back();
  EXPECT_EQ(Among(), "");
  group_.closed_on = CivilDay(2018, 4, 30);
  EXPECT_EQ(Among(), "OPERATORS_REMAIN closed_on");
}

TEST_F(WatchGroupTest, ItsSessionsLieWithinItsDays) {
  facts_.first_session = CivilDay(2015, 1, 1);
  facts_.last_session = CivilDay(2018, 4, 30);
  group_.closed_on = CivilDay(2018, 5, 1);
  EXPECT_EQ(Among(), "");
  group_.formed_on = CivilDay(2015, 1, 2);
  group_.closed_on = CivilDay(2018, 4, 30);
  EXPECT_EQ(Among(), "SESSIONS_REMAIN formed_on closed_on");
}

TEST_F(WatchGroupTest, WhoOperatesSpeedwatchIsOfAGroupThatIsThere) {
  EXPECT_EQ(Membership(Active()), "");
  Engagement other = Active();
  other.unit_or_group = "girton";
  EXPECT_EQ(Membership(other), "WATCH_GROUP_UNKNOWN unit_or_group");
  // What was written of who has gone stays.
  other = LeftOn(CivilDay(2018, 5, 1));
  other.unit_or_group = "girton";
  EXPECT_EQ(Membership(other), "");
  other.unit_or_group = "";
  EXPECT_EQ(Membership(other), "");
  group_.closed_on = CivilDay(2018, 5, 1);
  EXPECT_EQ(Membership(Active()), "GROUP_CLOSED unit_or_group");
  EXPECT_EQ(Membership(LeftOn(CivilDay(2018, 5, 1))), "");
  EXPECT_EQ(Membership(LeftOn(CivilDay(2018, 5, 2))), "GROUP_CLOSED unit_or_group");
  group_.kind = WatchKind::kNeighbourhood;
  EXPECT_EQ(Membership(Active()), "GROUP_OF_OTHER_KIND unit_or_group");
  // Of another kind it may be anything.
  other = Active();
  other.kind = Kind::kPsv;
  EXPECT_EQ(Membership(other), "");
}

TEST_F(WatchGroupTest, WhatSomebodyCoordinatesFromADay) {
  WatchGroup closed = group_;
  closed.id = "girton";
  closed.closed_on = CivilDay(2018, 5, 1);
  WatchGroup others = group_;
  others.id = "ely";
  others.coordinator = "v2";
  WatchGroup nobodys = group_;
  nobodys.coordinator.reset();
  const std::vector<WatchGroup> groups = {group_, closed, others, nobodys};
  EXPECT_THAT(GroupsCoordinatedFrom(groups, "v1", CivilDay(2018, 4, 30)),
              ElementsAre("histon", "girton"));
  EXPECT_THAT(GroupsCoordinatedFrom(groups, "v1", CivilDay(2018, 5, 1)), ElementsAre("histon"));
}

}  // namespace
}  // namespace copperplate::volunteers
