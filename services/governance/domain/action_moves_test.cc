#include "services/governance/domain/action_moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_action.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::FieldsOf;
using copperplate::testing::HasReason;
using copperplate::testing::NeedsTold;
using copperplate::testing::StatusIs;
using copperplate::testing::Told;
using ::testing::ElementsAre;

constexpr ActionMove kAllActionMoves[] = {
    ActionMove::kStart,  ActionMove::kProposeComplete, ActionMove::kClose,    ActionMove::kReturn,
    ActionMove::kReopen, ActionMove::kCancel,          ActionMove::kSupersede};
constexpr ActionState kAllActionStates[] = {
    ActionState::kOpen,   ActionState::kInProgress, ActionState::kProposedComplete,
    ActionState::kClosed, ActionState::kCancelled,  ActionState::kSuperseded};

class ActionMovesTest : public ::testing::Test {
 protected:
  ActionMovesTest() {
    other_.id = "bcb-april-2018-action-2";
    other_.number = 2;
    facts_.superseding = &other_;
  }

  absl::StatusOr<Action> Move(const ActionMoveDetails& details,
                              const RecordedStep& step = TestStep()) const {
    ActionMoveFacts facts = facts_;
    if (!details.decided_at.empty() && !facts.meeting.has_value()) facts.meeting = TestMeeting();
    return Moved(action_, kTestActionName, details, facts, step);
  }
  void Must(ActionMove move) {
    auto moved = Move(WholeMove(move));
    ABSL_ASSERT_OK(moved);
    action_ = *std::move(moved);
  }
  // By arrows alone.
  void Reach(ActionState state) {
    if (state == ActionState::kOpen) return;
    if (state == ActionState::kCancelled) return Must(ActionMove::kCancel);
    if (state == ActionState::kSuperseded) return Must(ActionMove::kSupersede);
    Must(ActionMove::kStart);
    if (state == ActionState::kInProgress) return;
    Must(ActionMove::kProposeComplete);
    if (state == ActionState::kProposedComplete) return;
    Must(ActionMove::kClose);
  }

  Action action_ = TestAction();
  Action other_ = TestAction();
  ActionMoveFacts facts_;
};

TEST_F(ActionMovesTest, WhatARestrictedOutcomeDecidedIsRestricted) {
  facts_.meeting = TestMeeting();
  ABSL_ASSERT_OK_AND_ASSIGN(const Action open, Move(WholeMove(ActionMove::kCancel)));
  EXPECT_FALSE(open.restricted);
  facts_.meeting->restricted = true;
  ABSL_ASSERT_OK_AND_ASSIGN(const Action restricted, Move(WholeMove(ActionMove::kCancel)));
  EXPECT_TRUE(restricted.restricted);
}

TEST_F(ActionMovesTest, TheArrowsAreThoseOfTheDesign) {
  std::vector<std::string> arrows;
  for (const Arrow<ActionState>& arrow : kActionArrows) {
    arrows.push_back(absl::StrCat(Name(arrow.from), " ", arrow.verb, " ", Name(arrow.to)));
  }
  EXPECT_THAT(
      arrows,
      ElementsAre("OPEN start IN_PROGRESS", "OPEN cancel CANCELLED", "OPEN supersede SUPERSEDED",
                  "IN_PROGRESS proposeComplete PROPOSED_COMPLETE", "IN_PROGRESS cancel CANCELLED",
                  "IN_PROGRESS supersede SUPERSEDED", "PROPOSED_COMPLETE close CLOSED",
                  "PROPOSED_COMPLETE return IN_PROGRESS", "CLOSED reopen IN_PROGRESS"));
}

TEST_F(ActionMovesTest, EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused) {
  int allowed = 0;
  for (const ActionState state : kAllActionStates) {
    action_ = TestAction();
    Reach(state);
    ASSERT_EQ(action_.state, state);
    for (const ActionMove move : kAllActionMoves) {
      const auto moved = Move(WholeMove(move));
      const std::string what = absl::StrCat(Name(state), " ", VerbOf(move));
      std::optional<ActionState> to;
      for (const Arrow<ActionState>& arrow : kActionArrows) {
        if (arrow.from == state && arrow.verb == VerbOf(move)) to = arrow.to;
      }
      if (!to.has_value()) {
        EXPECT_THAT(moved, StatusIs(absl::StatusCode::kFailedPrecondition)) << what;
        EXPECT_THAT(moved, HasReason("STATE_NOT_ALLOWED")) << what;
        continue;
      }
      ++allowed;
      ASSERT_TRUE(moved.ok()) << what << moved.status();
      EXPECT_EQ(moved->state, *to) << what;
      ASSERT_EQ(moved->changes.size(), action_.changes.size() + 1) << what;
      const StateChange<ActionState>& last = moved->changes.back();
      EXPECT_EQ(last.from, state) << what;
      EXPECT_EQ(last.to, *to) << what;
      EXPECT_EQ(last.on, kTestToday) << what;
      EXPECT_EQ(last.recorded_by, "secretary") << what;
      EXPECT_EQ(last.recorded_at, kTestNow) << what;
      EXPECT_EQ(last.reason, "as decided") << what;
    }
  }
  EXPECT_EQ(allowed, 9);
}

TEST_F(ActionMovesTest, NothingIsStartedWithoutAnOwner) {
  action_.ownership.owner = "";
  const auto moved = Move(WholeMove(ActionMove::kStart));
  EXPECT_THAT(moved, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_EQ(ErrorReason(moved.status()), "OWNER_REQUIRED");
}

TEST_F(ActionMovesTest, ItIsProposedCompleteWithEvidenceOrANote) {
  Reach(ActionState::kInProgress);
  ActionMoveDetails details = WholeMove(ActionMove::kProposeComplete);
  details.reason = "";
  EXPECT_THAT(Move(details), HasReason("EVIDENCE_REQUIRED"));
  Evidence paper;
  paper.description = "The update was given";
  paper.reference = "Agenda item 8.0";
  details.evidence = {paper};
  ABSL_ASSERT_OK_AND_ASSIGN(const Action moved, Move(details));
  ASSERT_EQ(moved.evidence.size(), 1);
  EXPECT_EQ(moved.evidence[0].reference, "Agenda item 8.0");
  EXPECT_EQ(moved.evidence[0].on, kTestToday);
  EXPECT_EQ(moved.evidence[0].added_by, "secretary");
  details.evidence[0].reference = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED evidence[0].reference");
  details.evidence.assign(kMostEvidence + 1, paper);
  EXPECT_EQ(Told(Move(details)), "TOO_MANY evidence");
}

TEST_F(ActionMovesTest, AnActionKeepsAHundredStepsAndOwners) {
  Reach(ActionState::kProposedComplete);
  StateChange<ActionState> change = action_.changes.back();
  action_.changes.resize(99, change);
  ABSL_ASSERT_OK(Move(WholeMove(ActionMove::kReturn)));
  action_.changes.resize(100, change);
  EXPECT_EQ(Told(Move(WholeMove(ActionMove::kReturn))), "TOO_MANY name");
  Action rewritten = TestAction();
  rewritten.ownership.changes.resize(100, {kTestRaised, "Bob Jones", "secretary", kTestNow});
  Action asked = rewritten;
  asked.text = "Report back soon";
  ABSL_ASSERT_OK(
      Rewritten(rewritten, kTestActionName, asked, /*office_missing=*/false, TestStep()));
  asked.ownership.owner = "Alice Smith";
  EXPECT_EQ(
      Told(Rewritten(rewritten, kTestActionName, asked, /*office_missing=*/false, TestStep())),
      "TOO_MANY owner");
}

TEST_F(ActionMovesTest, TheOwnerProposesAndNeverCloses) {
  action_.ownership.owner = "Alice Smith";
  Reach(ActionState::kInProgress);
  ABSL_ASSERT_OK_AND_ASSIGN(
      action_, Move(WholeMove(ActionMove::kProposeComplete), TestStep(kTestToday, "alice.smith")));
  const ActionMoveDetails close = WholeMove(ActionMove::kClose);
  EXPECT_THAT(Move(close, TestStep(kTestToday, "alice.smith")), HasReason("CLOSED_BY_OWNER"));
  ActionMoveDetails delegated = close;
  delegated.decided_at = "";
  delegated.delegate = "Insp Alice Smith";
  EXPECT_THAT(Move(delegated), HasReason("CLOSED_BY_OWNER"));
  action_.ownership = HandedOver(action_.ownership, "Bob Jones", TestStep());
  EXPECT_THAT(Move(close, TestStep(kTestToday, "alice.smith")), HasReason("CLOSED_BY_OWNER"));
  ABSL_EXPECT_OK(Move(close));
}

TEST_F(ActionMovesTest, ABodyAtAMeetingClosesOrTheChairsDelegate) {
  Reach(ActionState::kProposedComplete);
  ActionMoveDetails details = WholeMove(ActionMove::kClose);
  details.decided_at = "";
  EXPECT_EQ(Told(Move(details)), "MEETING_OR_DELEGATE_REQUIRED meeting");
  details.delegate = "Chief Executive";
  ABSL_ASSERT_OK_AND_ASSIGN(const Action delegated, Move(details));
  EXPECT_EQ(delegated.changes.back().delegate, "Chief Executive");
  ABSL_ASSERT_OK_AND_ASSIGN(const Action closed, Move(WholeMove(ActionMove::kClose)));
  EXPECT_EQ(closed.changes.back().decided_at, kTestMeetingName);
}

TEST_F(ActionMovesTest, TheMeetingIsOfTheBodyAndOfTheDay) {
  Reach(ActionState::kProposedComplete);
  facts_.meeting = MeetingDay{kTestMeetingName, "panel", kTestToday};
  EXPECT_EQ(Told(Move(WholeMove(ActionMove::kClose))), "MEETING_OF_ANOTHER_BODY meeting");
  facts_.meeting = MeetingDay{kTestMeetingName, "bcb", kTestToday - 1};
  EXPECT_EQ(Told(Move(WholeMove(ActionMove::kClose))), "DATE_NOT_OF_MEETING on");
  facts_.meeting = MeetingDay{kTestMeetingName, "bcb", kTestToday, /*held=*/false};
  EXPECT_EQ(Told(Move(WholeMove(ActionMove::kClose))), "MEETING_NOT_HELD meeting");
}

TEST_F(ActionMovesTest, ABodyCancelsByAnOutcome) {
  ActionMoveDetails details = WholeMove(ActionMove::kCancel);
  details.decided_at = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED outcome");
  facts_.meeting = MeetingDay{kTestMeetingName, "panel", kTestToday};
  EXPECT_EQ(Told(Move(WholeMove(ActionMove::kCancel))), "MEETING_OF_ANOTHER_BODY outcome");
}

TEST_F(ActionMovesTest, WhatSettlesNothingCancelsNothing) {
  facts_.meeting = TestMeeting();
  for (const OutcomeKind kind : {OutcomeKind::kNoted, OutcomeKind::kDeferred,
                                 OutcomeKind::kRejected, OutcomeKind::kCommended}) {
    facts_.meeting->outcome = kind;
    EXPECT_EQ(Told(Move(WholeMove(ActionMove::kCancel))), "OUTCOME_NOT_AGREED outcome")
        << Name(kind);
  }
  for (const OutcomeKind kind :
       {OutcomeKind::kApproved, OutcomeKind::kAgreed, OutcomeKind::kEndorsed}) {
    facts_.meeting->outcome = kind;
    ABSL_EXPECT_OK(Move(WholeMove(ActionMove::kCancel))) << Name(kind);
  }
  // A meeting is no outcome.
  facts_.meeting->outcome.reset();
  EXPECT_EQ(Told(Move(WholeMove(ActionMove::kCancel))), "OUTCOME_NOT_AGREED outcome");
}

TEST_F(ActionMovesTest, ReturnsAndReopeningsHaveAReason) {
  Reach(ActionState::kProposedComplete);
  ActionMoveDetails details = WholeMove(ActionMove::kReturn);
  details.reason = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED reason");
  Must(ActionMove::kClose);
  details.move = ActionMove::kReopen;
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED reason");
}

TEST_F(ActionMovesTest, AnotherLiveActionOfTheBodySupersedes) {
  const ActionMoveDetails details = WholeMove(ActionMove::kSupersede);
  ABSL_ASSERT_OK_AND_ASSIGN(const Action moved, Move(details));
  EXPECT_EQ(moved.superseded_by, details.superseded_by);
  const std::string invalid = "SUPERSEDING_ACTION_INVALID superseded_by";
  facts_.superseding = nullptr;
  EXPECT_EQ(Told(Move(details)), invalid);
  facts_.superseding = &action_;
  EXPECT_EQ(Told(Move(details)), invalid);
  facts_.superseding = &other_;
  other_.body = "panel";
  EXPECT_EQ(Told(Move(details)), invalid);
  other_.body = "bcb";
  other_.state = ActionState::kCancelled;
  EXPECT_EQ(Told(Move(details)), invalid);
  other_.state = ActionState::kOpen;
  other_.struck_out = StrikeOut{};
  EXPECT_EQ(Told(Move(details)), invalid);
  ActionMoveDetails without = details;
  without.superseded_by = "";
  EXPECT_EQ(Told(Move(without)), "FIELD_REQUIRED superseded_by");
}

TEST_F(ActionMovesTest, AMovesDayFollowsWhatWasBefore) {
  EXPECT_EQ(Told(Move(WholeMove(ActionMove::kStart), TestStep(kTestToday + 1))),
            "DATE_IN_FUTURE on");
  EXPECT_EQ(Told(Move(WholeMove(ActionMove::kStart), TestStep(kTestRaised - 1))),
            "DATE_OUT_OF_ORDER on");
  ABSL_ASSERT_OK_AND_ASSIGN(action_,
                            Move(WholeMove(ActionMove::kStart), TestStep(kTestRaised + 7)));
  EXPECT_EQ(Told(Move(WholeMove(ActionMove::kProposeComplete), TestStep(kTestRaised + 6))),
            "DATE_OUT_OF_ORDER on");
}

TEST_F(ActionMovesTest, EveryFaultOfAMoveIsNamed) {
  Reach(ActionState::kProposedComplete);
  ActionMoveDetails details = WholeMove(ActionMove::kClose);
  details.reason = "\n";
  details.delegate = " ";
  details.decided_at = "";
  EXPECT_THAT(FieldsOf(Move(details, TestStep(kTestToday + 1))),
              ElementsAre("on", "reason", "delegate"));
}

TEST_F(ActionMovesTest, TheDateOfAnOpenActionIsMoved) {
  const absl::CivilDay to(2018, 11, 30);
  ABSL_ASSERT_OK_AND_ASSIGN(const Action revised,
                            DueRevised(action_, kTestActionName, to, "re-inspection moved",
                                       "The Commissioner", TestStep()));
  EXPECT_EQ(CurrentDue(revised.due), to);
  EXPECT_EQ(revised.due.original, action_.due.original);
  EXPECT_EQ(revised.state, ActionState::kOpen);
  EXPECT_EQ(Told(DueRevised(action_, kTestActionName, to, "", "", TestStep())),
            "FIELD_REQUIRED reason approved_by");
  Reach(ActionState::kClosed);
  EXPECT_THAT(DueRevised(action_, kTestActionName, to, "moved", "Chair", TestStep()),
              HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(ActionMovesTest, AnActionRecordedInErrorIsStruckOut) {
  const auto strike = [&](absl::string_view reason, const std::vector<std::string>& referrers,
                          absl::CivilDay on) {
    return StruckOut(action_, kTestActionName, reason, referrers, TestStep(on));
  };
  ABSL_ASSERT_OK_AND_ASSIGN(const Action struck, strike("entered twice", {}, kTestToday));
  ASSERT_TRUE(struck.struck_out.has_value());
  EXPECT_EQ(struck.struck_out->reason, "entered twice");
  EXPECT_EQ(struck.reference, action_.reference);
  EXPECT_EQ(Told(strike("", {}, kTestToday)), "FIELD_REQUIRED reason");
  EXPECT_EQ(Told(strike("twice", {}, kTestToday + 1)), "DATE_IN_FUTURE on");
  EXPECT_EQ(Told(strike("twice", {}, kTestRaised - 1)), "DATE_OUT_OF_ORDER on");
  EXPECT_THAT(
      NeedsTold(strike("twice", {"forces/f/forwardPlan/a", "forces/f/forwardPlan/b"}, kTestToday)),
      ElementsAre("REFERENCED forces/f/forwardPlan/a: refers to the action",
                  "REFERENCED forces/f/forwardPlan/b: refers to the action"));
  Reach(ActionState::kInProgress);
  EXPECT_THAT(strike("twice", {}, kTestToday), HasReason("ACTION_STARTED"));
}

TEST_F(ActionMovesTest, NothingIsDoneWithWhatWasStruckOut) {
  action_.struck_out = StrikeOut{};
  EXPECT_THAT(Move(WholeMove(ActionMove::kStart)), HasReason("ACTION_STRUCK_OUT"));
  EXPECT_THAT(DueRevised(action_, kTestActionName, kTestToday, "moved", "Chair", TestStep()),
              HasReason("ACTION_STRUCK_OUT"));
  EXPECT_THAT(StruckOut(action_, kTestActionName, "again", {}, TestStep()),
              HasReason("ACTION_STRUCK_OUT"));
  EXPECT_THAT(Rewritten(action_, kTestActionName, action_, /*office_missing=*/false, TestStep()),
              HasReason("ACTION_STRUCK_OUT"));
}

TEST_F(ActionMovesTest, WhatPeopleSayIsRewrittenAndNothingElse) {
  Action asked = action_;
  asked.text = "Update on custody to be brought to the Board.";
  asked.plan_code = "V1.1";
  asked.ownership.owner = "Head of Custody";
  asked.reference = "BCB May 2018 Action 9";
  asked.due.original = kTestToday + 1;
  ABSL_ASSERT_OK_AND_ASSIGN(const Action next, Rewritten(action_, kTestActionName, asked,
                                                         /*office_missing=*/false, TestStep()));
  EXPECT_EQ(next.text, asked.text);
  EXPECT_EQ(next.plan_code, "V1.1");
  EXPECT_EQ(next.ownership.owner, "Head of Custody");
  ASSERT_EQ(next.ownership.changes.size(), 1);
  EXPECT_EQ(next.ownership.changes[0].before, "Chief Constable");
  EXPECT_EQ(next.reference, action_.reference);
  EXPECT_EQ(next.due.original, action_.due.original);
  action_ = next;
  EXPECT_EQ(Told(Rewritten(action_, kTestActionName, asked, /*office_missing=*/false,
                           TestStep(kTestToday - 1))),
            "DATE_OUT_OF_ORDER on");
  asked.text = "";
  EXPECT_EQ(Told(Rewritten(action_, kTestActionName, asked, /*office_missing=*/false, TestStep())),
            "FIELD_REQUIRED text");
}

TEST_F(ActionMovesTest, AnOfficeThatIsGivenItIsThere) {
  EXPECT_EQ(Told(Rewritten(action_, kTestActionName, action_, /*office_missing=*/true, TestStep())),
            "OFFICE_UNKNOWN owner");
}

TEST_F(ActionMovesTest, WhatStandsForClosingIsNotRewritten) {
  Reach(ActionState::kInProgress);
  Action asked = action_;
  asked.ownership.owner = "";
  EXPECT_THAT(Rewritten(action_, kTestActionName, asked, /*office_missing=*/false, TestStep()),
              HasReason("OWNER_REQUIRED"));
  Must(ActionMove::kProposeComplete);
  EXPECT_THAT(Rewritten(action_, kTestActionName, action_, /*office_missing=*/false, TestStep()),
              HasReason("STATE_NOT_ALLOWED"));
}

}  // namespace
}  // namespace copperplate::governance
