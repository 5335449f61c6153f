#include "services/delivery/domain/improvement_summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <numeric>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;

const absl::CivilDay kAsOf(2018, 5, 10);
const absl::CivilDay kRaisedOn(2018, 2, 8);

// A plan that tests fill; what it gives out stays where it is.
class ImprovementSummaryTest : public ::testing::Test {
 protected:
  ImprovementSummaryTest() { plan_.review_every_months = 2; }

  ImprovementAction& AddAction(absl::CivilDay raised_on = kRaisedOn) {
    ImprovementAction& action = actions_.emplace_back();
    action.number = static_cast<int32_t>(actions_.size());
    action.id = absl::StrCat("a", action.number);
    action.owner = "Head of Custody";
    action.raised_on = raised_on;
    return action;
  }
  static void Step(ImprovementAction& action, ImprovementState to, absl::CivilDay on) {
    ImprovementTransition transition;
    transition.from = action.state;
    transition.to = to;
    transition.on = on;
    action.transitions.push_back(transition);
    action.state = to;
  }
  static void Revise(ImprovementAction& action, absl::CivilDay due, absl::CivilDay on) {
    ImprovementDueRevision revision;
    revision.on = on;
    revision.due = due;
    action.due_revisions.push_back(revision);
  }
  ImprovementSummary Sum(absl::CivilDay as_of = kAsOf) {
    std::vector<const ImprovementAction*> actions;
    actions.reserve(actions_.size());
    for (const ImprovementAction& action : actions_) actions.push_back(&action);
    std::vector<const Finding*> findings;
    findings.reserve(findings_.size());
    for (const Finding& finding : findings_) findings.push_back(&finding);
    std::vector<const PlanReview*> reviews;
    reviews.reserve(reviews_.size());
    for (const PlanReview& review : reviews_) reviews.push_back(&review);
    return Summarise(plan_, findings, actions, reviews, as_of);
  }

  ImprovementPlan plan_;
  std::deque<ImprovementAction> actions_;
  std::deque<Finding> findings_;
  std::deque<PlanReview> reviews_;
};

TEST_F(ImprovementSummaryTest, CountsNothingOfAnEmptyPlan) {
  const ImprovementSummary summary = Sum();
  EXPECT_EQ(summary.total, 0);
  EXPECT_EQ(summary.open, 0);
  EXPECT_THAT(summary.by_state, ElementsAre(0, 0, 0, 0, 0, 0));
  EXPECT_THAT(summary.findings, ElementsAre(0, 0, 0, 0));
  EXPECT_EQ(summary.last_review, std::nullopt);
  EXPECT_EQ(summary.next_review, std::nullopt);
  EXPECT_FALSE(summary.review_overdue);
}

// The Business Coordination Board's paper of 10 May 2018: "Twenty of the 42 actions on the plan are
// still being progressed"; 27 areas for improvement and one area of concern are findings.
TEST_F(ImprovementSummaryTest, TheCustodyPlanHasFortyTwoActionsOfWhichTwentyAreOpen) {
  for (int i = 0; i < 42; ++i) {
    ImprovementAction& action = AddAction();
    Step(action, ImprovementState::kInProgress, kRaisedOn);
    if (i < 20) continue;
    Step(action, ImprovementState::kReadyForSignOff, kRaisedOn + 30);
    Step(action, ImprovementState::kDischarged, kRaisedOn + 60);
  }
  findings_.emplace_back().kind = FindingKind::kAreaOfConcern;
  for (int i = 0; i < 27; ++i) findings_.emplace_back().kind = FindingKind::kAreaForImprovement;
  const ImprovementSummary summary = Sum();
  EXPECT_EQ(summary.total, 42);
  EXPECT_EQ(summary.open, 20);
  EXPECT_EQ(summary.InState(ImprovementState::kDischarged), 22);
  EXPECT_THAT(summary.findings, ElementsAre(1, 0, 27, 0));
}

TEST_F(ImprovementSummaryTest, TheTotalIsTheSumOfTheStatesAndOpenOfTheFirstThree) {
  AddAction();
  AddAction();
  Step(AddAction(), ImprovementState::kInProgress, kRaisedOn);
  ImprovementAction& ready = AddAction();
  Step(ready, ImprovementState::kInProgress, kRaisedOn);
  Step(ready, ImprovementState::kReadyForSignOff, kRaisedOn);
  ImprovementAction& discharged = AddAction();
  Step(discharged, ImprovementState::kInProgress, kRaisedOn);
  Step(discharged, ImprovementState::kReadyForSignOff, kRaisedOn);
  Step(discharged, ImprovementState::kDischarged, kRaisedOn);
  Step(AddAction(), ImprovementState::kSuperseded, kRaisedOn);
  Step(AddAction(), ImprovementState::kRejected, kRaisedOn);
  const ImprovementSummary summary = Sum();
  EXPECT_THAT(summary.by_state, ElementsAre(2, 1, 1, 1, 1, 1));
  EXPECT_EQ(summary.open, 4);
  EXPECT_EQ(summary.total, 7);
  EXPECT_EQ(std::accumulate(summary.by_state.begin(), summary.by_state.end(), 0), summary.total);
}

TEST_F(ImprovementSummaryTest, DueTodayIsNotOverdueAndDueSoonIsFourteenDays) {
  for (const int days : {-1, 0, 14, 15}) AddAction().original_due = kAsOf + days;
  AddAction();  // undated
  const ImprovementSummary summary = Sum();
  EXPECT_EQ(summary.overdue, 1);
  EXPECT_EQ(summary.due_soon, 2);
  EXPECT_EQ(summary.undated, 1);
  std::vector<std::string> flags;
  for (const ImprovementStanding& standing : summary.standings) {
    flags.push_back(
        absl::StrCat(standing.overdue ? "overdue" : "", standing.due_soon ? "soon" : ""));
  }
  EXPECT_THAT(flags, ElementsAre("overdue", "soon", "soon", "", ""));
}

TEST_F(ImprovementSummaryTest, WhatIsClosedIsNeitherOverdueNorUndatedNorWithoutOwner) {
  ImprovementAction& late = AddAction();
  late.original_due = kAsOf - 1;
  Step(late, ImprovementState::kRejected, kAsOf);
  ImprovementAction& undated = AddAction();
  undated.owner = "";
  Step(undated, ImprovementState::kSuperseded, kAsOf);
  ImprovementAction& orphan = AddAction();
  orphan.owner = "";
  ImprovementSummary summary = Sum();
  EXPECT_EQ(summary.overdue, 0);
  EXPECT_EQ(summary.undated, 1);
  EXPECT_EQ(summary.without_owner, 1);
  // The day before they were open.
  summary = Sum(kAsOf - 1);
  EXPECT_EQ(summary.overdue, 0);  // due that day
  EXPECT_EQ(summary.undated, 2);
  EXPECT_EQ(summary.without_owner, 2);
  EXPECT_EQ(summary.open, 3);
}

TEST_F(ImprovementSummaryTest, APastDayIsToldAsItWas) {
  ImprovementAction& action = AddAction();
  action.original_due = kRaisedOn + 10;
  Step(action, ImprovementState::kInProgress, kRaisedOn + 1);
  Revise(action, kRaisedOn + 40, kRaisedOn + 12);
  Step(action, ImprovementState::kReadyForSignOff, kRaisedOn + 20);
  Step(action, ImprovementState::kDischarged, kRaisedOn + 20);
  Step(action, ImprovementState::kInProgress, kRaisedOn + 50);
  EXPECT_EQ(Sum(kRaisedOn - 1).total, 0);
  EXPECT_EQ(Sum(kRaisedOn).InState(ImprovementState::kNotStarted), 1);
  EXPECT_EQ(Sum(kRaisedOn + 1).InState(ImprovementState::kInProgress), 1);
  EXPECT_EQ(Sum(kRaisedOn + 11).overdue, 1);
  EXPECT_EQ(Sum(kRaisedOn + 11).standings[0].slippage_days, 0);
  EXPECT_EQ(Sum(kRaisedOn + 11).standings[0].revision_count, 0);
  EXPECT_EQ(Sum(kRaisedOn + 12).overdue, 0);
  EXPECT_EQ(Sum(kRaisedOn + 12).standings[0].slippage_days, 30);
  EXPECT_EQ(Sum(kRaisedOn + 12).standings[0].revision_count, 1);
  EXPECT_EQ(Sum(kRaisedOn + 20).InState(ImprovementState::kDischarged), 1);
  EXPECT_EQ(Sum(kRaisedOn + 49).reopened, 0);
  EXPECT_EQ(Sum(kRaisedOn + 49).overdue, 0);
  EXPECT_EQ(Sum(kRaisedOn + 50).reopened, 1);
  EXPECT_EQ(Sum(kRaisedOn + 50).overdue, 1);
  EXPECT_EQ(Sum(kRaisedOn + 50).open, 1);
}

TEST_F(ImprovementSummaryTest, OwnersAreThoseOfTheDay) {
  ImprovementAction& action = AddAction();
  action.owner_changes = {{kRaisedOn + 5, "", "n", absl::UnixEpoch()},
                          {kRaisedOn + 9, "The first", "n", absl::UnixEpoch()},
                          {kRaisedOn + 9, "The second", "n", absl::UnixEpoch()}};
  const auto owner = [&](int days) { return Sum(kRaisedOn + days).standings[0].owner; };
  EXPECT_EQ(owner(4), "");
  EXPECT_EQ(owner(5), "The first");
  EXPECT_EQ(owner(8), "The first");
  EXPECT_EQ(owner(9), "Head of Custody");
  EXPECT_EQ(Sum(kRaisedOn + 4).without_owner, 1);
  EXPECT_EQ(Sum(kRaisedOn + 5).without_owner, 0);
}

TEST_F(ImprovementSummaryTest, FindingsAreThoseThatWereKnown) {
  for (const char* const id : {"f1", "f2", "f3"}) {
    Finding& finding = findings_.emplace_back();
    finding.id = id;
    finding.found_on = kAsOf;
  }
  findings_[0].found_on = kRaisedOn - 10;
  AddAction().findings = {"f2"};
  const auto count = [&](absl::CivilDay day) {
    return Sum(day).findings[static_cast<size_t>(FindingKind::kAreaForImprovement)];
  };
  EXPECT_EQ(count(kRaisedOn - 11), 0);
  EXPECT_EQ(count(kRaisedOn - 10), 1);
  EXPECT_EQ(count(kRaisedOn), 2);  // whoever acted on the second knew of it
  EXPECT_EQ(count(kAsOf - 1), 2);
  EXPECT_EQ(count(kAsOf), 3);
}

TEST_F(ImprovementSummaryTest, AReopenedActionStaysOneHoweverItEnds) {
  ImprovementAction& action = AddAction();
  Step(action, ImprovementState::kInProgress, kRaisedOn);
  Step(action, ImprovementState::kReadyForSignOff, kRaisedOn);
  Step(action, ImprovementState::kInProgress, kRaisedOn);  // returned
  EXPECT_EQ(Sum().reopened, 0);
  Step(action, ImprovementState::kReadyForSignOff, kRaisedOn);
  Step(action, ImprovementState::kDischarged, kRaisedOn);
  Step(action, ImprovementState::kInProgress, kRaisedOn);
  Step(action, ImprovementState::kRejected, kRaisedOn);
  const ImprovementSummary summary = Sum();
  EXPECT_EQ(summary.reopened, 1);
  EXPECT_EQ(summary.open, 0);
}

TEST_F(ImprovementSummaryTest, AnActionWithoutAFirstDateHasNoSlippage) {
  ImprovementAction& action = AddAction();
  Revise(action, kAsOf - 1, kRaisedOn);
  const ImprovementSummary summary = Sum();
  EXPECT_EQ(summary.overdue, 1);
  EXPECT_EQ(summary.undated, 0);
  EXPECT_EQ(summary.standings[0].slippage_days, std::nullopt);
}

TEST_F(ImprovementSummaryTest, ActionsAreInOrderOfTheirNumbers) {
  AddAction().number = 9;
  AddAction().number = 1;
  AddAction(kAsOf + 1).number = 5;
  std::vector<int32_t> numbers;
  for (const ImprovementStanding& standing : Sum().standings) {
    numbers.push_back(standing.action->number);
  }
  EXPECT_THAT(numbers, ElementsAre(1, 9));
}

TEST_F(ImprovementSummaryTest, TheNextReviewFollowsTheLastByThen) {
  reviews_.emplace_back().on = absl::CivilDay(2018, 3, 9);
  reviews_.emplace_back().on = absl::CivilDay(2018, 1, 4);
  reviews_.emplace_back().on = absl::CivilDay(2018, 5, 11);
  ImprovementSummary summary = Sum();
  EXPECT_EQ(summary.last_review, absl::CivilDay(2018, 3, 9));
  EXPECT_EQ(summary.next_review, absl::CivilDay(2018, 5, 9));
  EXPECT_TRUE(summary.review_overdue);
  EXPECT_FALSE(Sum(absl::CivilDay(2018, 5, 9)).review_overdue);
  EXPECT_EQ(Sum(absl::CivilDay(2018, 1, 3)).last_review, std::nullopt);
  summary = Sum(absl::CivilDay(2018, 5, 11));
  EXPECT_EQ(summary.next_review, absl::CivilDay(2018, 7, 11));
}

}  // namespace
}  // namespace copperplate::delivery
