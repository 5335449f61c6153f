#include "services/volunteers/domain/exit_interview.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/volunteers/domain/leaving_reason.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::NeedsTold;

constexpr absl::CivilDay kLeftOn(2019, 6, 15);

Engagement Leaver(LeavingReason reason, std::optional<ExitInterviewState> interview,
                  absl::CivilDay on = kLeftOn, Kind kind = Kind::kSpecial) {
  Engagement engagement = TestEngagement("v1", kind,
                                         TestHistory({{EngagementState::kApplied, on - 400},
                                                      {EngagementState::kActive, on - 300},
                                                      {EngagementState::kLeft, on}}));
  engagement.history.back().reason = std::string(Name(reason));
  if (interview.has_value()) {
    engagement.exit_interview_offered_on = on - 7;
    engagement.exit_interview_state = *interview;
  }
  return engagement;
}

ExitInterviewOutcome OutcomeOf(ExitInterviewState state) {
  ExitInterviewOutcome outcome;
  outcome.state = state;
  return outcome;
}

TEST(ExitInterviewTest, CompletionIsOfThoseWhoWereOwedOne) {
  const std::vector<Engagement> engagements = {
      Leaver(LeavingReason::kResigned, ExitInterviewState::kCompleted),
      Leaver(LeavingReason::kRetired, ExitInterviewState::kDeclined),
      Leaver(LeavingReason::kMoved, ExitInterviewState::kOffered),
      Leaver(LeavingReason::kOther, std::nullopt),
      Leaver(LeavingReason::kDismissed, ExitInterviewState::kCompleted),
      Leaver(LeavingReason::kDeceased, std::nullopt),
      Leaver(LeavingReason::kResigned, ExitInterviewState::kCompleted, kLeftOn - 1),
      Leaver(LeavingReason::kResigned, ExitInterviewState::kCompleted, kLeftOn + 1),
      Leaver(LeavingReason::kResigned, ExitInterviewState::kCompleted, kLeftOn, Kind::kPsv),
  };
  const ExitCompletion completion =
      ExitCompletionBetween(engagements, Kind::kSpecial, kLeftOn, kLeftOn);
  EXPECT_EQ(completion.owed, 4);
  EXPECT_EQ(completion.completed, 1);
  EXPECT_EQ(completion.share, Rational::Of(1, 4));
  EXPECT_EQ(ExitCompletionBetween(engagements, Kind::kSpecial, kLeftOn - 9, kLeftOn - 2).share,
            std::nullopt);
  EXPECT_EQ(ExitCompletionBetween(engagements, Kind::kSpecial, kLeftOn - 1, kLeftOn + 1).owed, 6);
}

TEST(ExitInterviewTest, WhoGoesOnUnderAnotherRecordHasNotLeft) {
  std::vector<Engagement> engagements = {
      Leaver(LeavingReason::kResigned, std::nullopt),
      TestEngagement("v2", Kind::kSpecial, TestHistory({{EngagementState::kActive, kLeftOn - 9}}))};
  const auto owed = [&] {
    return ExitCompletionBetween(engagements, Kind::kSpecial, kLeftOn, kLeftOn).owed;
  };
  EXPECT_EQ(owed(), 1) << "two persons as far as is known";
  engagements[0].merged_into = "v2";
  EXPECT_EQ(owed(), 0);
  engagements[1].kind = Kind::kPsv;
  EXPECT_EQ(owed(), 1) << "of the kind";
}

TEST(ExitInterviewTest, WhoGoesOnInAnotherUnitIsOwedNone) {
  std::vector<Engagement> engagements = {
      Leaver(LeavingReason::kTransfer, std::nullopt),
      TestEngagement("v1", Kind::kSpecial, TestHistory({{EngagementState::kActive, kLeftOn}}))};
  engagements[0].id = "e1";
  engagements[1].id = "e2";
  engagements[1].predecessor = "e1";
  const auto owed = [&] {
    return ExitCompletionBetween(engagements, Kind::kSpecial, kLeftOn, kLeftOn).owed;
  };
  EXPECT_EQ(owed(), 0);
  engagements[1].kind = Kind::kPsv;
  EXPECT_EQ(owed(), 1) << "left the kind";
}

TEST(ExitInterviewTest, WhoLeavesUnderTwoRecordsOnOneDayIsOwedOne) {
  std::vector<Engagement> engagements = {
      Leaver(LeavingReason::kResigned, ExitInterviewState::kCompleted),
      Leaver(LeavingReason::kResigned, ExitInterviewState::kDeclined)};
  engagements[1].volunteer = "v2";
  engagements[0].merged_into = "v2";
  const ExitCompletion completion =
      ExitCompletionBetween(engagements, Kind::kSpecial, kLeftOn, kLeftOn);
  EXPECT_EQ(completion.owed, 1);
  EXPECT_EQ(completion.completed, 1);
}

TEST(ExitInterviewTest, AnOfferIsDeclinedOrCompleted) {
  Engagement engagement = Leaver(LeavingReason::kResigned, ExitInterviewState::kOffered);
  ABSL_ASSERT_OK(RecordOutcome(OutcomeOf(ExitInterviewState::kDeclined), "e", engagement));
  EXPECT_EQ(engagement.exit_interview_state, ExitInterviewState::kDeclined);
  EXPECT_EQ(engagement.exit_interview_offered_on, kLeftOn - 7);
  EXPECT_THAT(NeedsTold(RecordOutcome(OutcomeOf(ExitInterviewState::kOffered), "e", engagement)),
              ElementsAre("STATE_NOT_ALLOWED e: is DECLINED: it cannot be OFFERED any more"));
  ABSL_ASSERT_OK(RecordOutcome({.state = ExitInterviewState::kCompleted,
                                .offered_on = kLeftOn,
                                .reasons = {"Moved away"},
                                .notes = "Thought well of the team."},
                               "e", engagement));
  EXPECT_EQ(engagement.exit_interview_offered_on, kLeftOn);
  EXPECT_THAT(engagement.exit_interview_reasons, ElementsAre("Moved away"));
  EXPECT_EQ(engagement.exit_interview_notes, "Thought well of the team.");
  EXPECT_THAT(NeedsTold(RecordOutcome(OutcomeOf(ExitInterviewState::kDeclined), "e", engagement)),
              ElementsAre("STATE_NOT_ALLOWED e: is COMPLETED: it cannot be DECLINED any more"));
}

TEST(ExitInterviewTest, ItIsOfWhoLeavesAndWasOfferedOne) {
  Engagement engagement = TestEngagement(
      "v1", Kind::kSpecial,
      TestHistory({{EngagementState::kApplied, kLeftOn - 9}, {EngagementState::kActive, kLeftOn}}));
  const Engagement before = engagement;
  EXPECT_THAT(NeedsTold(RecordOutcome(OutcomeOf(ExitInterviewState::kCompleted), "e", engagement)),
              ElementsAre("ENGAGEMENT_NOT_LEAVING e: has not left: an interview is of who leaves",
                          "EXIT_INTERVIEW_NOT_OFFERED e: needs the day on which it was offered"));
  EXPECT_EQ(engagement.exit_interview_state, before.exit_interview_state);
}

}  // namespace
}  // namespace copperplate::volunteers
