#include "services/delivery/domain/improvement_moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/domain/improvement_names.h"

namespace copperplate::delivery {
namespace {

using copperplate::testing::HasReason;
using copperplate::testing::StatusIs;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kActionName[] = "forces/cambridgeshire/improvementPlans/custody/actions/a1";
const absl::CivilDay kMoveToday(2018, 5, 10);
const absl::Time kMoveTime = absl::FromUnixSeconds(1'525'950'000);

constexpr ImprovementState kAllStates[] = {
    ImprovementState::kNotStarted,      ImprovementState::kInProgress,
    ImprovementState::kReadyForSignOff, ImprovementState::kDischarged,
    ImprovementState::kSuperseded,      ImprovementState::kRejected};
constexpr ImprovementMove kAllMoves[] = {
    ImprovementMove::kStart,  ImprovementMove::kSubmitEvidence, ImprovementMove::kDischarge,
    ImprovementMove::kReturn, ImprovementMove::kReopen,         ImprovementMove::kSupersede,
    ImprovementMove::kReject};

ImprovementStep StepBy(const std::string& caller, absl::CivilDay on = kMoveToday) {
  return {.caller = caller, .on = on, .today = kMoveToday, .recorded_at = kMoveTime};
}

ImprovementEvidence ANote() {
  ImprovementEvidence evidence;
  evidence.description = "The governance lines were reiterated";
  evidence.reference = "Minute 14.3";
  return evidence;
}

// What each move needs, given by another person than the owner.
ImprovementMoveDetails Whole(ImprovementMove move) {
  ImprovementMoveDetails details;
  details.move = move;
  details.reason = "as decided";
  details.at_body = "Gold Group";
  if (move == ImprovementMove::kSubmitEvidence) details.evidence = {ANote()};
  if (move == ImprovementMove::kSupersede) details.superseded_by = "a2";
  return details;
}

class ImprovementMovesTest : public ::testing::Test {
 protected:
  ImprovementMovesTest() {
    action_.id = "a1";
    action_.number = 1;
    action_.text = "Take clear accountability.";
    action_.owner = "Head of Custody";
    action_.raised_on = kMoveToday - 90;
    other_ = action_;
    other_.id = "a2";
    other_.number = 2;
  }

  absl::StatusOr<ImprovementAction> Move(const ImprovementMoveDetails& details,
                                         const std::string& caller = "acc",
                                         absl::CivilDay on = kMoveToday) {
    const ImprovementAction* const actions[] = {&action_, &other_};
    return Moved(action_, kActionName, details, StepBy(caller, on), actions);
  }
  void Must(ImprovementMove move) {
    auto moved = Move(Whole(move), move == ImprovementMove::kSubmitEvidence ? "sergeant" : "acc");
    ABSL_ASSERT_OK(moved);
    action_ = *std::move(moved);
  }
  // By arrows alone.
  void Reach(ImprovementState state) {
    if (state == ImprovementState::kNotStarted) return;
    if (state == ImprovementState::kSuperseded) return Must(ImprovementMove::kSupersede);
    if (state == ImprovementState::kRejected) return Must(ImprovementMove::kReject);
    Must(ImprovementMove::kStart);
    if (state == ImprovementState::kInProgress) return;
    Must(ImprovementMove::kSubmitEvidence);
    if (state == ImprovementState::kReadyForSignOff) return;
    Must(ImprovementMove::kDischarge);
  }

  ImprovementAction action_;
  ImprovementAction other_;
};

TEST_F(ImprovementMovesTest, TheArrowsAreThoseOfTheDesign) {
  std::vector<std::string> arrows;
  for (const Arrow<ImprovementState>& arrow : kImprovementArrows) {
    arrows.push_back(absl::StrCat(Name(arrow.from), " ", arrow.verb, " ", Name(arrow.to)));
  }
  EXPECT_THAT(
      arrows,
      ElementsAre("NOT_STARTED start IN_PROGRESS", "NOT_STARTED supersede SUPERSEDED",
                  "NOT_STARTED reject REJECTED", "IN_PROGRESS submitEvidence READY_FOR_SIGN_OFF",
                  "IN_PROGRESS supersede SUPERSEDED", "IN_PROGRESS reject REJECTED",
                  "READY_FOR_SIGN_OFF discharge DISCHARGED",
                  "READY_FOR_SIGN_OFF return IN_PROGRESS",
                  "READY_FOR_SIGN_OFF supersede SUPERSEDED", "READY_FOR_SIGN_OFF reject REJECTED",
                  "DISCHARGED reopen IN_PROGRESS"));
}

TEST_F(ImprovementMovesTest, EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused) {
  const ImprovementAction fresh = action_;
  int allowed = 0;
  for (const ImprovementState state : kAllStates) {
    action_ = fresh;
    Reach(state);
    ASSERT_EQ(action_.state, state);
    for (const ImprovementMove move : kAllMoves) {
      const auto moved = Move(Whole(move));
      const std::string what = absl::StrCat(Name(state), " by move ", static_cast<int>(move));
      std::optional<ImprovementState> to;
      for (const Arrow<ImprovementState>& arrow : kImprovementArrows) {
        if (arrow.from == state && arrow.verb == VerbOf(move)) to = arrow.to;
      }
      if (!to.has_value()) {
        EXPECT_THAT(moved, HasReason("STATE_NOT_ALLOWED")) << what;
        EXPECT_THAT(moved, StatusIs(absl::StatusCode::kFailedPrecondition)) << what;
        continue;
      }
      ++allowed;
      ASSERT_TRUE(moved.ok()) << what << moved.status();
      EXPECT_EQ(moved->state, *to) << what;
      ASSERT_EQ(moved->transitions.size(), action_.transitions.size() + 1) << what;
      const ImprovementTransition& last = moved->transitions.back();
      EXPECT_EQ(last.from, state) << what;
      EXPECT_EQ(last.to, *to) << what;
      EXPECT_EQ(last.on, kMoveToday) << what;
      EXPECT_EQ(last.recorded_by, "acc") << what;
      EXPECT_EQ(last.recorded_at, kMoveTime) << what;
      EXPECT_EQ(last.reason, "as decided") << what;
    }
  }
  EXPECT_EQ(allowed, 11);
}

TEST_F(ImprovementMovesTest, ARefusalNamesTheStateAndThoseThatMayFollow) {
  Must(ImprovementMove::kStart);
  const absl::Status refused = Move(Whole(ImprovementMove::kDischarge)).status();
  EXPECT_EQ(refused.message(),
            "the action is IN_PROGRESS: it may become READY_FOR_SIGN_OFF (by :submitEvidence) or "
            "SUPERSEDED (by :supersede) or REJECTED (by :reject)");
  EXPECT_EQ(ErrorMetadata(refused, "state"), "IN_PROGRESS");
  Must(ImprovementMove::kReject);
  EXPECT_EQ(Move(Whole(ImprovementMove::kReopen)).status().message(),
            "the action is REJECTED, which is its last state");
}

TEST_F(ImprovementMovesTest, NothingIsStartedWithoutAnOwner) {
  action_.owner = "";
  const absl::Status refused = Move(Whole(ImprovementMove::kStart)).status();
  EXPECT_THAT(refused, HasReason("OWNER_REQUIRED"));
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  // It may still be superseded and rejected.
  ABSL_EXPECT_OK(Move(Whole(ImprovementMove::kReject)));
  ABSL_EXPECT_OK(Move(Whole(ImprovementMove::kSupersede)));
}

TEST_F(ImprovementMovesTest, NothingIsReadyWithoutEvidence) {
  Must(ImprovementMove::kStart);
  ImprovementMoveDetails bare = Whole(ImprovementMove::kSubmitEvidence);
  bare.evidence.clear();
  EXPECT_THAT(Move(bare), HasReason("EVIDENCE_REQUIRED"));
  ABSL_ASSERT_OK_AND_ASSIGN(action_, EvidenceAdded(action_, kActionName, {ANote()}, StepBy("o")));
  ABSL_ASSERT_OK_AND_ASSIGN(action_, Move(bare));
  EXPECT_EQ(action_.state, ImprovementState::kReadyForSignOff);
  ASSERT_EQ(action_.evidence.size(), 1u);
  EXPECT_EQ(action_.evidence[0].added_by, "o");
  EXPECT_EQ(action_.evidence[0].on, kMoveToday);
  EXPECT_EQ(action_.evidence[0].recorded_at, kMoveTime);
  EXPECT_EQ(action_.evidence[0].after_transitions, 1);
}

TEST_F(ImprovementMovesTest, WhatWasReturnedOrReopenedNeedsMoreEvidence) {
  Reach(ImprovementState::kReadyForSignOff);
  ImprovementMoveDetails bare = Whole(ImprovementMove::kSubmitEvidence);
  bare.evidence.clear();
  // Added while it stood for sign-off: found wanting as well.
  ABSL_ASSERT_OK_AND_ASSIGN(action_, EvidenceAdded(action_, kActionName, {ANote()}, StepBy("o")));
  Must(ImprovementMove::kReturn);
  EXPECT_THAT(Move(bare), HasReason("EVIDENCE_REQUIRED"));
  Must(ImprovementMove::kSubmitEvidence);
  EXPECT_EQ(action_.evidence.size(), 3u);
  Must(ImprovementMove::kDischarge);
  Must(ImprovementMove::kReopen);
  EXPECT_THAT(Move(bare), HasReason("EVIDENCE_REQUIRED"));
}

TEST_F(ImprovementMovesTest, TheOwnerNeitherSignsNorRecordsNorIsTheDelegate) {
  Reach(ImprovementState::kReadyForSignOff);
  ImprovementMoveDetails details = Whole(ImprovementMove::kDischarge);
  EXPECT_THAT(Move(details, " head  of CUSTODY"), HasReason("SIGNED_BY_OWNER"));
  EXPECT_THAT(Move(details, "head.of.custody"), HasReason("SIGNED_BY_OWNER"));
  details.delegate = "HEAD OF CUSTODY";
  EXPECT_THAT(Move(details, "acc"), HasReason("SIGNED_BY_OWNER"));
  EXPECT_THAT(Move(details, "acc"), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(ImprovementMovesTest, WhoRecordedTheEvidenceDoesNotSign) {
  Reach(ImprovementState::kReadyForSignOff);
  ImprovementMoveDetails details = Whole(ImprovementMove::kDischarge);
  const absl::Status refused = Move(details, "Sergeant").status();
  EXPECT_THAT(refused, HasReason("SIGNED_BY_OWNER"));
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  details.delegate = "sergeant";
  EXPECT_THAT(Move(details), HasReason("SIGNED_BY_OWNER"));
  // More of it, recorded while it stands for sign-off.
  ABSL_ASSERT_OK_AND_ASSIGN(action_, EvidenceAdded(action_, kActionName, {ANote()}, StepBy("acc")));
  EXPECT_THAT(Move(Whole(ImprovementMove::kDischarge)), HasReason("SIGNED_BY_OWNER"));
  ABSL_ASSERT_OK(Move(Whole(ImprovementMove::kDischarge), "dcc"));
}

TEST_F(ImprovementMovesTest, WhoSubmittedWhatAnotherRecordedDoesNotSign) {
  Reach(ImprovementState::kInProgress);
  ABSL_ASSERT_OK_AND_ASSIGN(action_, EvidenceAdded(action_, kActionName, {ANote()}, StepBy("o")));
  ImprovementMoveDetails bare = Whole(ImprovementMove::kSubmitEvidence);
  bare.evidence.clear();
  ABSL_ASSERT_OK_AND_ASSIGN(action_, Move(bare, "inspector"));
  EXPECT_THAT(Move(Whole(ImprovementMove::kDischarge), "Inspector"), HasReason("SIGNED_BY_OWNER"));
  ABSL_EXPECT_OK(Move(Whole(ImprovementMove::kDischarge)));
}

TEST_F(ImprovementMovesTest, NoOwnerThatItHadSigns) {
  Reach(ImprovementState::kInProgress);
  action_ = OwnerChanged(action_, "Head of Custody", StepBy("analyst"));
  EXPECT_THAT(action_.earlier_owners, IsEmpty());
  EXPECT_THAT(action_.owner_changes, IsEmpty());
  action_ = OwnerChanged(action_, "Insp Alice Smith", StepBy("analyst"));
  action_ = OwnerChanged(action_, "Head of Custody", StepBy("analyst"));
  action_ = OwnerChanged(action_, "Another", StepBy("analyst"));
  ASSERT_EQ(action_.owner_changes.size(), 3u);
  EXPECT_EQ(action_.owner_changes[1].before, "Insp Alice Smith");
  EXPECT_EQ(action_.owner_changes[1].recorded_by, "analyst");
  EXPECT_THAT(action_.earlier_owners, ElementsAre("Head of Custody", "Insp Alice Smith"));
  Must(ImprovementMove::kSubmitEvidence);
  for (const char* const signer : {"head of custody", "alice.smith", "another"}) {
    EXPECT_THAT(Move(Whole(ImprovementMove::kDischarge), signer), HasReason("SIGNED_BY_OWNER"))
        << signer;
  }
  ABSL_EXPECT_OK(Move(Whole(ImprovementMove::kDischarge)));
}

TEST_F(ImprovementMovesTest, WhoRecordedTheEvidenceOfARoundBeforeSigns) {
  Reach(ImprovementState::kReadyForSignOff);
  Must(ImprovementMove::kReturn);
  ABSL_ASSERT_OK_AND_ASSIGN(action_, Move(Whole(ImprovementMove::kSubmitEvidence), "inspector"));
  EXPECT_THAT(Move(Whole(ImprovementMove::kDischarge), "inspector"), HasReason("SIGNED_BY_OWNER"));
  ABSL_ASSERT_OK(Move(Whole(ImprovementMove::kDischarge), "sergeant"));
}

TEST_F(ImprovementMovesTest, SignOffIsAtABodyOrByANamedDelegate) {
  Reach(ImprovementState::kReadyForSignOff);
  ImprovementMoveDetails details = Whole(ImprovementMove::kDischarge);
  details.at_body = "";
  const absl::Status refused = Move(details).status();
  EXPECT_THAT(refused, HasReason("BODY_OR_DELEGATE_REQUIRED"));
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kInvalidArgument));
  details.delegate = "Deputy Chief Constable";
  ABSL_ASSERT_OK_AND_ASSIGN(const ImprovementAction by_delegate, Move(details));
  EXPECT_EQ(by_delegate.transitions.back().delegate, "Deputy Chief Constable");
  EXPECT_EQ(by_delegate.transitions.back().signed_by, "acc");
  ABSL_ASSERT_OK_AND_ASSIGN(const ImprovementAction at_body,
                            Move(Whole(ImprovementMove::kDischarge)));
  EXPECT_EQ(at_body.transitions.back().at_body, "Gold Group");
  EXPECT_EQ(at_body.transitions.back().delegate, "");
  // Who signs for a body is not the body.
  details.at_body = "Gold Group";
  details.delegate = " gold  GROUP";
  EXPECT_THAT(Move(details), HasReason("DELEGATE_IS_BODY"));
  details.delegate = "The\tChair";
  EXPECT_THAT(Move(details), HasReason("TEXT_INVALID"));
}

TEST_F(ImprovementMovesTest, AReasonIsNeededToReturnReopenAndReject) {
  const ImprovementAction fresh = action_;
  for (const auto& [state, move] :
       {std::pair(ImprovementState::kReadyForSignOff, ImprovementMove::kReturn),
        std::pair(ImprovementState::kDischarged, ImprovementMove::kReopen),
        std::pair(ImprovementState::kInProgress, ImprovementMove::kReject)}) {
    action_ = fresh;
    Reach(state);
    ImprovementMoveDetails details = Whole(move);
    details.reason = "";
    const absl::Status refused = Move(details).status();
    EXPECT_THAT(refused, HasReason("FIELD_REQUIRED"));
    ASSERT_EQ(ErrorFields(refused).size(), 1u);
    EXPECT_EQ(ErrorFields(refused)[0].field, "reason");
  }
  ImprovementMoveDetails details = Whole(ImprovementMove::kReject);
  details.at_body = "";
  const absl::Status refused = Move(details).status();
  EXPECT_THAT(refused, HasReason("FIELD_REQUIRED"));
  EXPECT_EQ(ErrorFields(refused)[0].field, "at_body");
}

TEST_F(ImprovementMovesTest, WhatSupersedesIsAnotherActionOfThePlanThatIsItselfInPlace) {
  ImprovementMoveDetails details = Whole(ImprovementMove::kSupersede);
  ABSL_ASSERT_OK_AND_ASSIGN(const ImprovementAction superseded, Move(details));
  EXPECT_EQ(superseded.superseded_by, "a2");
  for (const char* const by : {"a1", "a3"}) {
    details.superseded_by = by;
    EXPECT_THAT(Move(details), HasReason("SUPERSEDING_ACTION_INVALID")) << by;
  }
  details.superseded_by = "";
  EXPECT_THAT(Move(details), HasReason("FIELD_REQUIRED"));
  details.superseded_by = "a2";
  for (const auto& [state, allowed] : {std::pair(ImprovementState::kRejected, false),
                                       std::pair(ImprovementState::kSuperseded, false),
                                       std::pair(ImprovementState::kDischarged, true)}) {
    other_.state = state;
    const auto moved = Move(details);
    EXPECT_EQ(moved.ok(), allowed) << Name(state);
    if (!allowed) {
      EXPECT_THAT(moved, HasReason("SUPERSEDING_ACTION_INVALID"));
    }
  }
}

TEST_F(ImprovementMovesTest, DaysFollowOneAnotherUpToThePresentOne) {
  EXPECT_THAT(Move(Whole(ImprovementMove::kStart), "acc", kMoveToday + 1),
              HasReason("DATE_IN_FUTURE"));
  EXPECT_THAT(Move(Whole(ImprovementMove::kStart), "acc", action_.raised_on - 1),
              HasReason("DATE_OUT_OF_ORDER"));
  ABSL_ASSERT_OK_AND_ASSIGN(action_,
                            Move(Whole(ImprovementMove::kStart), "acc", action_.raised_on));
  ABSL_ASSERT_OK_AND_ASSIGN(action_,
                            Move(Whole(ImprovementMove::kSubmitEvidence), "acc", kMoveToday - 10));
  EXPECT_THAT(Move(Whole(ImprovementMove::kReturn), "acc", kMoveToday - 11),
              HasReason("DATE_OUT_OF_ORDER"));
  EXPECT_THAT(EvidenceAdded(action_, kActionName, {ANote()}, StepBy("o", kMoveToday - 11)),
              HasReason("DATE_OUT_OF_ORDER"));
  EXPECT_THAT(EvidenceAdded(action_, kActionName, {ANote()}, StepBy("o", kMoveToday + 1)),
              HasReason("DATE_IN_FUTURE"));
  ABSL_EXPECT_OK(Move(Whole(ImprovementMove::kReturn), "acc", kMoveToday - 10));
}

TEST_F(ImprovementMovesTest, EvidenceIsAddedWhileTheActionIsUnderWayOrStandsForSignOff) {
  const ImprovementAction fresh = action_;
  for (const ImprovementState state : kAllStates) {
    action_ = fresh;
    Reach(state);
    const auto added = EvidenceAdded(action_, kActionName, {ANote(), ANote()}, StepBy("o"));
    if (state == ImprovementState::kInProgress || state == ImprovementState::kReadyForSignOff) {
      ABSL_ASSERT_OK(added);
      EXPECT_EQ(added->evidence.size(), action_.evidence.size() + 2);
      EXPECT_EQ(added->state, state);
      EXPECT_EQ(added->transitions.size(), action_.transitions.size());
    } else {
      EXPECT_THAT(added, HasReason("STATE_NOT_ALLOWED")) << Name(state);
    }
  }
}

TEST_F(ImprovementMovesTest, EvidenceSaysWhatItIsAndWhere) {
  Must(ImprovementMove::kStart);
  EXPECT_THAT(EvidenceAdded(action_, kActionName, {}, StepBy("o")), HasReason("FIELD_REQUIRED"));
  const absl::Status refused =
      EvidenceAdded(action_, kActionName, {ANote(), ImprovementEvidence()}, StepBy("o")).status();
  EXPECT_THAT(refused, HasReason("FIELD_REQUIRED"));
  ASSERT_EQ(ErrorFields(refused).size(), 2u);
  EXPECT_EQ(ErrorFields(refused)[0].field, "evidence[1].description");
  EXPECT_EQ(ErrorFields(refused)[1].field, "evidence[1].reference");
  const std::vector<ImprovementEvidence> most(100, ANote());
  ABSL_ASSERT_OK_AND_ASSIGN(action_, EvidenceAdded(action_, kActionName, most, StepBy("o")));
  EXPECT_THAT(EvidenceAdded(action_, kActionName, {ANote()}, StepBy("o")), HasReason("TOO_MANY"));
  EXPECT_THAT(Move(Whole(ImprovementMove::kSubmitEvidence)), HasReason("TOO_MANY"));
}

TEST_F(ImprovementMovesTest, ADateIsMovedByAppendingToWhatItWas) {
  action_.original_due = kMoveToday + 20;
  ABSL_ASSERT_OK_AND_ASSIGN(
      ImprovementAction revised,
      DueRevised(action_, kActionName, kMoveToday + 60, "estates", StepBy("planner")));
  ABSL_ASSERT_OK_AND_ASSIGN(
      revised, DueRevised(revised, kActionName, kMoveToday, "sooner", StepBy("planner")));
  EXPECT_EQ(revised.original_due, kMoveToday + 20);
  ASSERT_EQ(revised.due_revisions.size(), 2u);
  EXPECT_EQ(revised.due_revisions[0].due, kMoveToday + 60);
  EXPECT_EQ(revised.due_revisions[0].reason, "estates");
  EXPECT_EQ(revised.due_revisions[0].recorded_by, "planner");
  EXPECT_EQ(revised.due_revisions[0].recorded_at, kMoveTime);
  EXPECT_EQ(CurrentDue(revised), kMoveToday);
  EXPECT_THAT(revised.transitions, IsEmpty());
}

TEST_F(ImprovementMovesTest, AMovedDateIsRefused) {
  action_.original_due = kMoveToday + 20;
  const auto revise = [&](absl::CivilDay due, absl::string_view reason, absl::CivilDay on) {
    return DueRevised(action_, kActionName, due, reason, StepBy("planner", on));
  };
  EXPECT_THAT(revise(kMoveToday + 60, "", kMoveToday), HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(revise(kMoveToday - 1, "typo", kMoveToday), HasReason("DUE_IN_PAST"));
  EXPECT_THAT(revise(kMoveToday + 20, "same", kMoveToday), HasReason("DUE_UNCHANGED"));
  EXPECT_THAT(revise(kMoveToday + 60, "r", kMoveToday + 1), HasReason("DATE_IN_FUTURE"));
  EXPECT_THAT(revise(kMoveToday + 60, "r", action_.raised_on - 1), HasReason("DATE_OUT_OF_ORDER"));
  ABSL_ASSERT_OK_AND_ASSIGN(action_, revise(kMoveToday + 60, "r", kMoveToday - 5));
  EXPECT_THAT(revise(kMoveToday + 70, "r", kMoveToday - 6), HasReason("DATE_OUT_OF_ORDER"));
  while (action_.due_revisions.size() < 100) {
    action_.due_revisions.push_back(action_.due_revisions.back());
  }
  EXPECT_THAT(revise(kMoveToday + 70, "r", kMoveToday), HasReason("TOO_MANY"));
}

TEST_F(ImprovementMovesTest, OnlyOpenActionsHaveTheirDatesMoved) {
  const ImprovementAction fresh = action_;
  for (const ImprovementState state : kAllStates) {
    action_ = fresh;
    Reach(state);
    const auto revised =
        DueRevised(action_, kActionName, kMoveToday + 60, "estates", StepBy("planner"));
    if (IsOpen(state)) {
      ABSL_EXPECT_OK(revised) << Name(state);
    } else {
      EXPECT_THAT(revised, HasReason("STATE_NOT_ALLOWED")) << Name(state);
    }
  }
}

TEST_F(ImprovementMovesTest, WhatStandsForSignOffIsNotRewritten) {
  const ImprovementAction fresh = action_;
  for (const ImprovementState state : kAllStates) {
    action_ = fresh;
    Reach(state);
    const absl::Status status = CheckRewrite(action_, kActionName, action_);
    if (state == ImprovementState::kNotStarted || state == ImprovementState::kInProgress) {
      ABSL_EXPECT_OK(status) << Name(state);
    } else {
      EXPECT_THAT(status, HasReason("STATE_NOT_ALLOWED")) << Name(state);
    }
  }
}

TEST_F(ImprovementMovesTest, AnActionThatWasStartedKeepsAnOwner) {
  ImprovementAction orphan = action_;
  orphan.owner = "";
  ABSL_EXPECT_OK(CheckRewrite(action_, kActionName, orphan));
  Must(ImprovementMove::kStart);
  const absl::Status refused = CheckRewrite(action_, kActionName, orphan);
  EXPECT_THAT(refused, HasReason("OWNER_REQUIRED"));
  EXPECT_THAT(std::string(refused.message()), HasSubstr("another owner"));
}

}  // namespace
}  // namespace copperplate::delivery
