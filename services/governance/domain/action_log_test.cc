#include "services/governance/domain/action_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "services/governance/domain/test_action.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;

constexpr int kSoonDays = 14;

// The action with the moves, each on its day.
Action LoggedAction(const std::vector<std::pair<ActionMove, absl::CivilDay>>& moves) {
  Action action = TestAction();
  Action other = TestAction();
  other.id = "other";
  for (const auto& [move, on] : moves) {
    ActionMoveFacts facts;
    facts.superseding = &other;
    if (move == ActionMove::kClose || move == ActionMove::kCancel) {
      facts.meeting = TestMeeting();
      facts.meeting->on = on;
    }
    const auto moved = Moved(
        action, kTestActionName, WholeMove(move), facts,
        {.caller = "secretary", .on = on, .today = absl::CivilDay(2020, 1, 1), .recorded_at = {}});
    EXPECT_TRUE(moved.ok()) << moved.status();
    if (moved.ok()) action = *moved;
  }
  return action;
}

ActionStanding Standing(const Action& action, absl::CivilDay day) {
  const auto standing = StandingOn(action, {.as_of = day}, kSoonDays);
  EXPECT_TRUE(standing.has_value());
  return standing.value_or(ActionStanding{});
}

ActionLog LogOf(const std::vector<Action>& actions, absl::CivilDay day) {
  std::vector<const Action*> pointers;
  pointers.reserve(actions.size());
  for (const Action& action : actions) pointers.push_back(&action);
  return LogOn(pointers, {.as_of = day}, GovernanceSettings{});
}

TEST(ActionStandingTest, OfTheTwelfthOfAprilIsTwentyEightDaysOldOnTheTenthOfMay) {
  EXPECT_EQ(Standing(TestAction(), absl::CivilDay(2018, 5, 10)).age_days, 28);
  EXPECT_EQ(Standing(TestAction(), kTestRaised).age_days, 0);
}

TEST(ActionStandingTest, DueOnTheDayIsNotOverdue) {
  const absl::CivilDay due(2018, 10, 12);
  EXPECT_FALSE(Standing(TestAction(), due).overdue);
  EXPECT_TRUE(Standing(TestAction(), due).due_soon);
  EXPECT_TRUE(Standing(TestAction(), due + 1).overdue);
  EXPECT_FALSE(Standing(TestAction(), due + 1).due_soon);
  EXPECT_TRUE(Standing(TestAction(), due - kSoonDays).due_soon);
  EXPECT_FALSE(Standing(TestAction(), due - kSoonDays - 1).due_soon);
}

TEST(ActionStandingTest, UndatedIsNeverOverdue) {
  Action action = TestAction();
  action.due = {};
  const ActionStanding standing = Standing(action, absl::CivilDay(2030, 1, 1));
  EXPECT_FALSE(standing.overdue);
  EXPECT_FALSE(standing.due_soon);
  EXPECT_EQ(standing.slippage_days, std::nullopt);
}

TEST(ActionStandingTest, IsToldAsOfThePastDay) {
  const absl::CivilDay closed(2018, 11, 1);
  const Action action = LoggedAction({{ActionMove::kStart, kTestRaised + 10},
                                      {ActionMove::kProposeComplete, kTestRaised + 20},
                                      {ActionMove::kClose, closed},
                                      {ActionMove::kReopen, closed + 5}});
  EXPECT_EQ(StandingOn(action, {.as_of = kTestRaised - 1}, kSoonDays), std::nullopt);
  EXPECT_EQ(Standing(action, kTestRaised + 9).state, ActionState::kOpen);
  EXPECT_EQ(Standing(action, kTestRaised + 10).state, ActionState::kInProgress);
  EXPECT_EQ(Standing(action, kTestRaised + 20).state, ActionState::kProposedComplete);
  const ActionStanding at_close = Standing(action, closed + 4);
  EXPECT_EQ(at_close.state, ActionState::kClosed);
  EXPECT_EQ(at_close.closed_on, closed);
  EXPECT_EQ(at_close.age_days, closed - kTestRaised);
  EXPECT_FALSE(at_close.overdue);
  EXPECT_FALSE(at_close.reopened);
  const ActionStanding after = Standing(action, closed + 5);
  EXPECT_EQ(after.state, ActionState::kInProgress);
  EXPECT_EQ(after.closed_on, std::nullopt);
  EXPECT_TRUE(after.reopened);
  EXPECT_TRUE(after.overdue);
  EXPECT_EQ(after.age_days, closed + 5 - kTestRaised);
}

TEST(ActionStandingTest, IsToldAsKnownThen) {
  Action action = TestAction();
  action.recorded_at = kTestNow;
  ABSL_ASSERT_OK_AND_ASSIGN(action,
                            Moved(action, kTestActionName, WholeMove(ActionMove::kStart), {},
                                  {.caller = "secretary",
                                   .on = kTestRaised + 1,
                                   .today = kTestToday,
                                   .recorded_at = kTestNow + absl::Hours(1)}));
  const auto known = [&](absl::Time at) {
    return StandingOn(action, {.as_of = kTestToday, .known_at = at}, kSoonDays);
  };
  EXPECT_EQ(known(kTestNow - absl::Hours(1)), std::nullopt);
  EXPECT_EQ(known(kTestNow)->state, ActionState::kOpen);
  EXPECT_EQ(known(kTestNow + absl::Hours(1))->state, ActionState::kInProgress);
}

TEST(ActionStandingTest, WhatWasStruckOutNeverWas) {
  Action action = TestAction();
  action.struck_out = StrikeOut{kTestToday, "entered twice", "secretary", kTestNow};
  EXPECT_EQ(StandingOn(action, {.as_of = kTestRaised}, kSoonDays), std::nullopt);
  EXPECT_NE(
      StandingOn(action, {.as_of = kTestRaised, .known_at = kTestNow - absl::Hours(1)}, kSoonDays),
      std::nullopt);
}

TEST(AgeBandTest, TheBandsAreThoseOfTheDesign) {
  EXPECT_EQ(AgeBandOf(0), AgeBand::kTo30);
  EXPECT_EQ(AgeBandOf(30), AgeBand::kTo30);
  EXPECT_EQ(AgeBandOf(31), AgeBand::kTo90);
  EXPECT_EQ(AgeBandOf(90), AgeBand::kTo90);
  EXPECT_EQ(AgeBandOf(91), AgeBand::kTo180);
  EXPECT_EQ(AgeBandOf(180), AgeBand::kTo180);
  EXPECT_EQ(AgeBandOf(181), AgeBand::kFrom181);
}

TEST(ActionLogTest, TheBoardsActionsOfApril2018) {
  // Minutes of 12 April 2018: 12.4(i) has no owner and is due in six months; 14.3(i) and (ii) are
  // the Commissioner's and have no date.
  Action update = TestAction();
  update.ownership.owner = "";
  std::vector<Action> actions = {update, TestAction(), TestAction()};
  for (int i : {1, 2}) {
    actions[i].number = i + 1;
    actions[i].ownership.owner = "The Commissioner";
    actions[i].due = {};
  }
  std::swap(actions[0], actions[2]);
  const ActionLog log = LogOf(actions, absl::CivilDay(2018, 5, 10));
  EXPECT_EQ(log.total, 3);
  EXPECT_EQ(log.open, 3);
  EXPECT_EQ(log.InState(ActionState::kOpen), 3);
  EXPECT_EQ(log.overdue, 0);
  EXPECT_EQ(log.undated, 2);
  EXPECT_EQ(log.without_owner, 1);
  EXPECT_EQ(log.without_owner_or_date, 0);
  EXPECT_THAT(log.by_age, ElementsAre(3, 0, 0, 0));
  ASSERT_TRUE(log.mean_open_age_days.has_value());
  EXPECT_EQ(log.mean_open_age_days->Round(1), "28.0");
  EXPECT_EQ(log.mean_closed_age_days, std::nullopt);
  EXPECT_EQ(log.closed_by_original_due, std::nullopt);
  ASSERT_EQ(log.standings.size(), 3);
  EXPECT_EQ(log.standings[0].action->number, 1);
  EXPECT_EQ(log.standings[2].action->number, 3);
}

TEST(ActionLogTest, NumbersThatNothingHasAreTold) {
  const auto numbered = [](int number, const std::string& reference) {
    Action action = TestAction();
    action.number = number;
    action.reference = reference;
    return action;
  };
  std::vector<Action> actions = {
      numbered(4, "BCB April 2018 Action 4"), numbered(2, "BCB April 2018 Action 2"),
      numbered(1, "BCB May 2018 Action 1"), numbered(2, "ORB April 2018 Action 2")};
  EXPECT_THAT(
      MissingReferences(actions, {.as_of = kTestRaised}),
      ElementsAre("BCB April 2018 Action 1", "BCB April 2018 Action 3", "ORB April 2018 Action 1"));
  EXPECT_THAT(MissingReferences(actions, {.as_of = kTestRaised - 1}), ElementsAre());
  // The first to be recorded was raised the last.
  std::vector<Action> later = {numbered(1, "BCB April 2018 Action 1"),
                               numbered(2, "BCB April 2018 Action 2")};
  later[0].raised_on = kTestRaised + 10;
  EXPECT_THAT(MissingReferences(later, {.as_of = kTestRaised}), ElementsAre());
  actions[1].struck_out = StrikeOut{};
  EXPECT_EQ(MissingReferences(actions, {.as_of = kTestRaised}).size(), 3);
}

TEST(ActionLogTest, ClosedByTheirFirstDateIsAShareOfThoseThatHadOne) {
  const absl::CivilDay due(2018, 10, 12);
  const auto closed_on = [](absl::CivilDay day) {
    return LoggedAction({{ActionMove::kStart, kTestRaised},
                         {ActionMove::kProposeComplete, kTestRaised},
                         {ActionMove::kClose, day}});
  };
  Action undated = closed_on(due);
  undated.due = {};
  // That its date was moved past the day it was closed makes the third no more punctual.
  Action moved = closed_on(due + 10);
  moved.due.revisions.push_back({due, due + 30, "moved", "Chair", "secretary", absl::UnixEpoch()});
  const ActionLog log = LogOf({closed_on(due), closed_on(due + 1), moved, undated}, due + 60);
  EXPECT_EQ(log.InState(ActionState::kClosed), 4);
  EXPECT_EQ(log.open, 0);
  ASSERT_TRUE(log.closed_by_original_due.has_value());
  EXPECT_EQ(log.closed_by_original_due->Round(1), "33.3");
  // (183 + 184 + 193 + 183) / 4
  EXPECT_EQ(log.mean_closed_age_days->Round(2), "185.75");
  EXPECT_EQ(log.mean_open_age_days, std::nullopt);
}

TEST(ActionLogTest, WhatIsCancelledOrSupersededIsNoLongerOpen) {
  const ActionLog log = LogOf({LoggedAction({{ActionMove::kCancel, kTestToday}}),
                               LoggedAction({{ActionMove::kSupersede, kTestToday}})},
                              absl::CivilDay(2019, 1, 1));
  EXPECT_EQ(log.total, 2);
  EXPECT_EQ(log.open, 0);
  EXPECT_EQ(log.overdue, 0);
  EXPECT_EQ(log.InState(ActionState::kCancelled), 1);
  EXPECT_EQ(log.InState(ActionState::kSuperseded), 1);
  EXPECT_EQ(log.standings[0].age_days, 28);
  EXPECT_EQ(log.standings[0].closed_on, std::nullopt);
}

TEST(ActionLogTest, TheSettingsSayWhatIsSoon) {
  const Action action = TestAction();
  const Action* const actions[] = {&action};
  GovernanceSettings settings;
  settings.due_soon_days = 28;
  const AsKnown known{.as_of = absl::CivilDay(2018, 10, 12) - 28};
  EXPECT_EQ(LogOn(actions, known, settings).due_soon, 1);
  EXPECT_EQ(LogOn(actions, known, GovernanceSettings{}).due_soon, 0);
}

RC_GTEST_PROP(ActionLogTest, SumsAgreeOnEveryDay, ()) {
  std::vector<Action> actions;
  const int count = *rc::gen::inRange(0, 8);
  for (int i = 0; i < count; ++i) {
    Action action = TestAction();
    action.number = i + 1;
    action.raised_on = kTestRaised + *rc::gen::inRange(0, 300);
    if (*rc::gen::arbitrary<bool>()) action.due = {};
    if (*rc::gen::arbitrary<bool>()) action.ownership.owner = "";
    absl::CivilDay on = action.raised_on;
    const auto to = *rc::gen::inRange(0, 4);
    ActionState state = ActionState::kOpen;
    for (int step = 1; step <= to; ++step) {
      on += *rc::gen::inRange(0, 60);
      StateChange<ActionState> change;
      change.from = state;
      change.to = state = static_cast<ActionState>(step);
      change.on = on;
      action.changes.push_back(change);
    }
    action.state = state;
    actions.push_back(action);
  }
  const ActionLog log = LogOf(actions, kTestRaised + *rc::gen::inRange(0, 600));
  RC_ASSERT(std::accumulate(log.by_state.begin(), log.by_state.end(), 0) == log.total);
  RC_ASSERT(std::accumulate(log.by_age.begin(), log.by_age.end(), 0) == log.open);
  RC_ASSERT(static_cast<size_t>(log.total) == log.standings.size());
  RC_ASSERT(log.overdue + log.due_soon + log.undated <= log.open);
  for (const ActionStanding& standing : log.standings) RC_ASSERT(standing.age_days >= 0);
}

}  // namespace
}  // namespace copperplate::governance
