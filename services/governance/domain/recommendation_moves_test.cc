#include "services/governance/domain/recommendation_moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_recommendation.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::HasReason;
using copperplate::testing::StatusIs;
using copperplate::testing::Told;
using ::testing::ElementsAre;

constexpr char kRecommendationName[] =
    "forces/cambridgeshire/sourceReports/custody-2018/recommendations/accountability";
constexpr RecommendationMove kAllRecommendationMoves[] = {
    RecommendationMove::kAccept, RecommendationMove::kAcceptPartly, RecommendationMove::kReject,
    RecommendationMove::kOpen,   RecommendationMove::kImplement,    RecommendationMove::kVerify,
    RecommendationMove::kReturn, RecommendationMove::kSupersede};

RecordedStep StepOf(const std::string& caller, absl::CivilDay on = kRecommendationToday) {
  return {.caller = caller,
          .on = on,
          .today = kRecommendationToday,
          .recorded_at = absl::FromUnixSeconds(1'525'950'000)};
}

RecommendationMoveDetails WholeRecommendationMove(RecommendationMove move) {
  RecommendationMoveDetails details;
  details.move = move;
  details.reason = "as agreed";
  details.management_response = "Accountability now lies with the Assistant Chief Constable.";
  Evidence paper;
  paper.description = "The governance lines were reiterated";
  paper.reference = "Gold Group minutes";
  details.evidence = {paper};
  details.verified_by = "T/Chief Inspector Kate Firman";
  details.verified_as = VerifierKind::kSecondLine;
  details.superseded_by =
      "forces/cambridgeshire/sourceReports/custody-2020/recommendations/accountability";
  return details;
}

class RecommendationMovesTest : public ::testing::Test {
 protected:
  RecommendationMovesTest() { other_.report = "custody-2020"; }

  absl::StatusOr<Recommendation> Move(const RecommendationMoveDetails& details,
                                      const RecordedStep& step = StepOf("clerk")) const {
    return Moved(recommendation_, kRecommendationName, details,
                 {.superseding = superseding_, .offices = offices_}, step);
  }
  absl::StatusOr<Recommendation> Move(RecommendationMove move,
                                      const std::string& caller = "clerk") const {
    return Move(WholeRecommendationMove(move), StepOf(caller));
  }
  void Must(RecommendationMove move, const std::string& caller = "clerk") {
    auto moved = Move(move, caller);
    ABSL_ASSERT_OK(moved);
    recommendation_ = *std::move(moved);
  }
  void ReachImplemented(const std::string& by = "sergeant") {
    Must(RecommendationMove::kAccept);
    Must(RecommendationMove::kOpen);
    Must(RecommendationMove::kImplement, by);
  }

  Recommendation recommendation_ = CustodyRecommendation();
  Recommendation other_ = CustodyRecommendation();
  const Recommendation* superseding_ = &other_;
  std::vector<Office> offices_;
};

TEST_F(RecommendationMovesTest, TheArrowsAreThoseOfTheDesign) {
  std::vector<std::string> arrows;
  for (const Arrow<RecommendationState>& arrow : kRecommendationArrows) {
    arrows.push_back(absl::StrCat(Name(arrow.from), " ", arrow.verb, " ", Name(arrow.to)));
  }
  EXPECT_THAT(
      arrows,
      ElementsAre("PROPOSED accept ACCEPTED", "PROPOSED acceptPartly PARTLY_ACCEPTED",
                  "PROPOSED reject REJECTED", "ACCEPTED open OPEN", "PARTLY_ACCEPTED open OPEN",
                  "OPEN implement IMPLEMENTED", "OPEN supersede SUPERSEDED",
                  "IMPLEMENTED verify VERIFIED", "IMPLEMENTED return OPEN"));
}

TEST_F(RecommendationMovesTest, EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused) {
  int allowed = 0;
  for (int from = 0; from <= static_cast<int>(RecommendationState::kSuperseded); ++from) {
    recommendation_.state = static_cast<RecommendationState>(from);
    for (const RecommendationMove move : kAllRecommendationMoves) {
      std::optional<RecommendationState> to;
      for (const Arrow<RecommendationState>& arrow : kRecommendationArrows) {
        if (arrow.from == recommendation_.state && arrow.verb == VerbOf(move)) to = arrow.to;
      }
      const auto moved = Move(move);
      const std::string what = absl::StrCat(Name(recommendation_.state), " ", VerbOf(move));
      if (!to.has_value()) {
        EXPECT_THAT(moved, StatusIs(absl::StatusCode::kFailedPrecondition)) << what;
        EXPECT_THAT(moved, HasReason("STATE_NOT_ALLOWED")) << what;
        continue;
      }
      ++allowed;
      ASSERT_TRUE(moved.ok()) << what << moved.status();
      EXPECT_EQ(moved->state, *to) << what;
      EXPECT_EQ(moved->changes.back().from, recommendation_.state) << what;
      EXPECT_EQ(moved->changes.back().to, *to) << what;
    }
  }
  EXPECT_EQ(allowed, 9);
}

TEST_F(RecommendationMovesTest, WhoRejectsSaysWhy) {
  for (const RecommendationMove move :
       {RecommendationMove::kReject, RecommendationMove::kAcceptPartly}) {
    RecommendationMoveDetails details = WholeRecommendationMove(move);
    details.management_response = "";
    EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED management_response");
    ABSL_ASSERT_OK_AND_ASSIGN(const Recommendation moved, Move(move));
    EXPECT_EQ(moved.management_response, WholeRecommendationMove(move).management_response);
  }
  recommendation_.management_response = "Said before.";
  RecommendationMoveDetails details = WholeRecommendationMove(RecommendationMove::kReject);
  details.management_response = "";
  ABSL_ASSERT_OK_AND_ASSIGN(const Recommendation moved, Move(details));
  EXPECT_EQ(moved.management_response, "Said before.");
}

TEST_F(RecommendationMovesTest, NothingIsOpenedWithoutAnOwner) {
  recommendation_.ownership.owner = "";
  Must(RecommendationMove::kAccept);
  EXPECT_THAT(Move(RecommendationMove::kOpen), HasReason("OWNER_REQUIRED"));
}

TEST_F(RecommendationMovesTest, ItIsImplementedWithEvidence) {
  Must(RecommendationMove::kAccept);
  Must(RecommendationMove::kOpen);
  RecommendationMoveDetails details = WholeRecommendationMove(RecommendationMove::kImplement);
  details.evidence.clear();
  EXPECT_THAT(Move(details), HasReason("EVIDENCE_REQUIRED"));
  ABSL_ASSERT_OK_AND_ASSIGN(const Recommendation moved, Move(RecommendationMove::kImplement));
  ASSERT_EQ(moved.evidence.size(), 1);
  EXPECT_EQ(moved.evidence[0].added_by, "clerk");
  details = WholeRecommendationMove(RecommendationMove::kImplement);
  details.evidence.resize(101, details.evidence[0]);
  EXPECT_EQ(Told(Move(details)), "TOO_MANY evidence");
}

TEST_F(RecommendationMovesTest, NorDoesWhoHoldsItsOwnersOffice) {
  Office custody;
  custody.id = "custody";
  custody.title = "Head of Custody";
  custody.tenures = {{"Bob Jones", absl::CivilDay(2016, 5, 12), std::nullopt}};
  offices_ = {custody};
  ReachImplemented("sergeant");
  EXPECT_THAT(Move(RecommendationMove::kVerify, "bob.jones"), HasReason("VERIFIED_BY_OWNER"));
  RecommendationMoveDetails details = WholeRecommendationMove(RecommendationMove::kVerify);
  details.verified_by = "Bob Jones";
  EXPECT_THAT(Move(details), HasReason("VERIFIED_BY_OWNER"));
  details.verified_by = "forces/cambridgeshire/offices/custody";
  EXPECT_THAT(Move(details), HasReason("VERIFIED_BY_OWNER"));
  // What the claimant holds is no other person either.
  offices_[0].title = "Custody Sergeant";
  offices_[0].tenures[0].holder = "sergeant";
  details.verified_by = "Custody Sergeant";
  EXPECT_THAT(Move(details), HasReason("VERIFIED_BY_OWNER"));
  details.verified_by = "T/Chief Inspector Kate Firman";
  ABSL_EXPECT_OK(Move(details));
}

TEST_F(RecommendationMovesTest, AnotherThanItsOwnerVerifies) {
  ReachImplemented("sergeant");
  EXPECT_THAT(Move(RecommendationMove::kVerify, "head of custody"), HasReason("VERIFIED_BY_OWNER"));
  EXPECT_THAT(Move(RecommendationMove::kVerify, "sergeant"), HasReason("VERIFIED_BY_OWNER"));
  RecommendationMoveDetails details = WholeRecommendationMove(RecommendationMove::kVerify);
  details.verified_by = "Head of Custody";
  EXPECT_THAT(Move(details), HasReason("VERIFIED_BY_OWNER"));
  ABSL_ASSERT_OK_AND_ASSIGN(const Recommendation verified, Move(RecommendationMove::kVerify));
  EXPECT_EQ(verified.verified_by, "T/Chief Inspector Kate Firman");
  EXPECT_EQ(verified.verified_as, VerifierKind::kSecondLine);
  details = WholeRecommendationMove(RecommendationMove::kVerify);
  details.verified_by = "";
  details.verified_as.reset();
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED verified_by verified_as");
}

TEST_F(RecommendationMovesTest, WhatIsNotEvidencedIsOpenAgain) {
  ReachImplemented();
  RecommendationMoveDetails details = WholeRecommendationMove(RecommendationMove::kReturn);
  details.reason = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED reason");
  Must(RecommendationMove::kReturn);
  EXPECT_EQ(recommendation_.state, RecommendationState::kOpen);
}

TEST_F(RecommendationMovesTest, AnotherLiveOneSupersedes) {
  Must(RecommendationMove::kAccept);
  Must(RecommendationMove::kOpen);
  ABSL_ASSERT_OK_AND_ASSIGN(const Recommendation moved, Move(RecommendationMove::kSupersede));
  EXPECT_EQ(moved.superseded_by,
            WholeRecommendationMove(RecommendationMove::kSupersede).superseded_by);
  const std::string invalid = "SUPERSEDING_RECOMMENDATION_INVALID superseded_by";
  other_.state = RecommendationState::kRejected;
  EXPECT_EQ(Told(Move(RecommendationMove::kSupersede)), invalid);
  other_.state = RecommendationState::kSuperseded;
  EXPECT_EQ(Told(Move(RecommendationMove::kSupersede)), invalid);
  superseding_ = &recommendation_;
  EXPECT_EQ(Told(Move(RecommendationMove::kSupersede)), invalid);
  superseding_ = nullptr;
  EXPECT_EQ(Told(Move(RecommendationMove::kSupersede)), invalid);
  RecommendationMoveDetails details = WholeRecommendationMove(RecommendationMove::kSupersede);
  details.superseded_by = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED superseded_by");
}

TEST_F(RecommendationMovesTest, AMovesDayFollowsTheOneBefore) {
  const RecommendationMoveDetails accept = WholeRecommendationMove(RecommendationMove::kAccept);
  EXPECT_EQ(Told(Move(accept, StepOf("clerk", kRecommendationToday + 1))), "DATE_IN_FUTURE on");
  EXPECT_EQ(Told(Move(accept, StepOf("clerk", kCustodyPublished - 1))), "DATE_OUT_OF_ORDER on");
}

TEST_F(RecommendationMovesTest, TheDateIsMovedWhileItIsToBeDone) {
  const absl::CivilDay to(2018, 12, 31);
  const auto revise = [&] {
    return DueRevised(recommendation_, kRecommendationName, to, "ventilation works", "Gold Group",
                      StepOf("clerk"));
  };
  ABSL_ASSERT_OK_AND_ASSIGN(const Recommendation revised, revise());
  EXPECT_EQ(CurrentDue(revised.due), to);
  EXPECT_EQ(SlippageDays(revised.due, CurrentDue(revised.due)), 92);
  recommendation_.state = RecommendationState::kImplemented;
  EXPECT_THAT(revise(), HasReason("STATE_NOT_ALLOWED"));
  recommendation_.state = RecommendationState::kRejected;
  EXPECT_THAT(revise(), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(RecommendationMovesTest, TheRegisterIsMirroredAndMovesNothing) {
  ABSL_ASSERT_OK_AND_ASSIGN(recommendation_,
                            Mirrored(recommendation_, ExternalState::kComplete, StepOf("clerk")));
  EXPECT_EQ(recommendation_.state, RecommendationState::kProposed);
  ASSERT_EQ(recommendation_.external.size(), 1);
  EXPECT_EQ(recommendation_.external[0].recorded_by, "clerk");
  EXPECT_EQ(Told(Mirrored(recommendation_, ExternalState::kComplete, StepOf("clerk"))),
            "EXTERNAL_STATE_UNCHANGED external_state");
  // Back again, as the register may go.
  ABSL_EXPECT_OK(Mirrored(recommendation_, ExternalState::kAwaitingReview, StepOf("clerk")));
  EXPECT_EQ(Told(Mirrored(recommendation_, ExternalState::kAwaitingReview,
                          StepOf("clerk", kRecommendationToday - 1))),
            "DATE_OUT_OF_ORDER on");
  EXPECT_EQ(Told(Mirrored(recommendation_, ExternalState::kAwaitingReview,
                          StepOf("clerk", kRecommendationToday + 1))),
            "DATE_IN_FUTURE on");
  recommendation_.external.resize(100, recommendation_.external[0]);
  EXPECT_EQ(Told(Mirrored(recommendation_, ExternalState::kAwaitingReview, StepOf("clerk"))),
            "TOO_MANY external_state");
}

TEST_F(RecommendationMovesTest, WhyItWasAcceptedInPartStaysSaid) {
  Recommendation asked = recommendation_;
  asked.management_response = "";
  ABSL_EXPECT_OK(Rewritten(recommendation_, kRecommendationName, asked, /*office_missing=*/false,
                           StepOf("clerk")));
  StateChange<RecommendationState> partly;
  partly.to = RecommendationState::kPartlyAccepted;
  recommendation_.changes = {partly};
  recommendation_.state = RecommendationState::kPartlyAccepted;
  EXPECT_EQ(Told(Rewritten(recommendation_, kRecommendationName, asked, /*office_missing=*/false,
                           StepOf("clerk"))),
            "FIELD_REQUIRED management_response");
}

TEST_F(RecommendationMovesTest, WhatPeopleSayIsRewrittenWhileItIsToBeDone) {
  Recommendation asked = recommendation_;
  asked.priority = RecommendationPriority::kHigh;
  asked.ownership.owner = "Assistant Chief Constable";
  asked.due.original = kRecommendationToday;
  ABSL_ASSERT_OK_AND_ASSIGN(const Recommendation next,
                            Rewritten(recommendation_, kRecommendationName, asked,
                                      /*office_missing=*/false, StepOf("clerk")));
  EXPECT_EQ(next.priority, RecommendationPriority::kHigh);
  EXPECT_EQ(next.ownership.owner, "Assistant Chief Constable");
  EXPECT_EQ(next.due.original, recommendation_.due.original);
  asked.text = "";
  EXPECT_EQ(Told(Rewritten(recommendation_, kRecommendationName, asked, /*office_missing=*/false,
                           StepOf("clerk"))),
            "FIELD_REQUIRED text");
  EXPECT_EQ(Told(Rewritten(recommendation_, kRecommendationName, recommendation_,
                           /*office_missing=*/true, StepOf("clerk"))),
            "OFFICE_UNKNOWN owner");
  asked = recommendation_;
  asked.ownership.owner = "";
  recommendation_.state = RecommendationState::kOpen;
  EXPECT_THAT(Rewritten(recommendation_, kRecommendationName, asked, /*office_missing=*/false,
                        StepOf("clerk")),
              HasReason("OWNER_REQUIRED"));
  recommendation_.state = RecommendationState::kVerified;
  EXPECT_THAT(Rewritten(recommendation_, kRecommendationName, asked, /*office_missing=*/false,
                        StepOf("clerk")),
              HasReason("STATE_NOT_ALLOWED"));
}

}  // namespace
}  // namespace copperplate::governance
