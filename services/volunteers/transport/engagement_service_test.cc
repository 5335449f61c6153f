// An engagement from its application on, and what each step asks for.
#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/engagement_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;
using ::testing::Not;

using EngagementServiceTest = EngagementTest;

TEST_F(EngagementServiceTest, ASpecialConstableFromApplicationToActive) {
  Attest();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement active,
                            Move(v1::Engagement::ACTIVE, "2023-06-01"));
  EXPECT_EQ(active.kind(), v1::Role::SPECIAL);
  EXPECT_EQ(active.state(), v1::Engagement::ACTIVE);
  EXPECT_EQ(active.state_since(), "2023-06-01");
  EXPECT_EQ(active.applied_on(), "2021-01-01");
  ASSERT_EQ(active.events_size(), 5);
  EXPECT_EQ(active.events(4).from_state(), v1::Engagement::PROBATION);
  EXPECT_EQ(active.events(4).actor(), "analyst-1");
  EXPECT_GT(active.events(4).revision(), active.events(3).revision());

  v1::GetEngagementRequest get;
  get.set_name(kEngagement);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Engagement read,
      Call(*engagements_, &v1::EngagementService::Stub::GetEngagement, get, Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), active.SerializeAsString());
}

TEST_F(EngagementServiceTest, TheDaysOnWhichDutiesMayBeGivenFollowEveryChange) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "constable", "2021-01-01"));
  EXPECT_EQ(Deployable(), "{}");
}

TEST_F(EngagementServiceTest, DutiesMayBeGivenFromAttestationUntilVettingExpires) {
  Attest();
  EXPECT_EQ(Deployable(), R"({["2021-05-31 23:00:00+00","2031-02-01 00:00:00+00")})");
  ABSL_ASSERT_OK(MoveCheck(v1::VettingCheck::WITHDRAWN, "2022-03-01"));
  EXPECT_EQ(Deployable(), R"({["2021-05-31 23:00:00+00","2022-03-01 00:00:00+00")})");
}

TEST_F(EngagementServiceTest, EveryGuardThatIsNotMetIsNamed) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "constable", "2021-01-01"));
  ABSL_ASSERT_OK(Move(v1::Engagement::VETTING, "2021-01-10"));
  EXPECT_THAT(Move(v1::Engagement::INDUCTION, "2021-02-01"), HasReason("VETTING_NOT_CLEARED"));
  Vet(v1::Role::RV, "2021-02-01", "2031-02-01");
  ABSL_ASSERT_OK(Move(v1::Engagement::INDUCTION, "2021-02-01"));
  const absl::Status refused = Move(v1::Engagement::PROBATION, "2021-06-01").status();
  EXPECT_THAT(refused, HasReason("ATTESTATION_REQUIRED"));
  EXPECT_THAT(NeedsTold(refused),
              ElementsAre(HasSubstr("ATTESTATION_REQUIRED"), HasSubstr("SUPERVISOR_REQUIRED"),
                          HasSubstr("INDUCTION_INCOMPLETE")));
}

TEST_F(EngagementServiceTest, WhatIsNoStepIsRefusedWithThoseThatAre) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "constable", "2021-01-01"));
  const absl::Status refused = Move(v1::Engagement::ACTIVE, "2021-02-01").status();
  EXPECT_THAT(refused, HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(std::string(refused.message()), HasSubstr("VETTING"));
}

TEST_F(EngagementServiceTest, LeaveEndsWhereItBegan) {
  Attest();
  v1::MoveEngagementRequest leave;
  leave.set_name(kEngagement);
  leave.set_to(v1::Engagement::ON_LEAVE);
  leave.set_effective_on("2021-07-01");
  EXPECT_THAT(Move(leave), HasReason("RETURN_NOT_AFTER_START"));
  leave.set_expected_return("2021-09-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement away, Move(leave));
  EXPECT_EQ(away.expected_return(), "2021-09-01");
  EXPECT_THAT(Move(v1::Engagement::ACTIVE, "2021-09-01"), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(Move(v1::Engagement::PROBATION, "2021-09-01"));
  EXPECT_THAT(Deployable(), HasSubstr(R"("2021-06-30 23:00:00+00"),["2021-08-31 23:00:00+00")"));
}

TEST_F(EngagementServiceTest, LeavingAsksForReasonNoticeInterviewAndKit) {
  Attest();
  v1::MoveEngagementRequest leave;
  leave.set_name(kEngagement);
  leave.set_to(v1::Engagement::LEFT);
  leave.set_effective_on("2021-10-01");
  EXPECT_THAT(Move(leave), HasReason("LEAVING_REASON_REQUIRED"));
  leave.set_leaving_reason(v1::Engagement::RESIGNED);
  EXPECT_THAT(NeedsTold(Move(leave)),
              ElementsAre(HasSubstr("NOTICE_REQUIRED"), HasSubstr("EXIT_INTERVIEW_REQUIRED"),
                          HasSubstr("KIT_RETURN_UNSTATED")));
  leave.set_notice_given_on("2021-09-15");
  leave.set_exit_interview_offered_on("2021-09-20");
  leave.set_kit_returned(false);
  EXPECT_THAT(Move(leave), HasReason("NOTICE_TOO_SHORT"));
  leave.set_shorter_notice_accepted(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement left, Move(leave));
  EXPECT_EQ(left.state(), v1::Engagement::LEFT);
  EXPECT_TRUE(left.has_kit_returned());
  EXPECT_EQ(left.events(left.events_size() - 1).reason(), "RESIGNED");
  EXPECT_THAT(Move(v1::Engagement::ACTIVE, "2021-11-01"), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(EngagementServiceTest, ADecisionEndsProbationEarly) {
  Attest();
  EXPECT_THAT(Move(v1::Engagement::ACTIVE, "2022-06-01"), HasReason("PROBATION_NOT_ELAPSED"));
  v1::Engagement decided;
  decided.set_probation_ends_on("2022-06-01");
  EXPECT_THAT(Set(decided, {"probation_ends_on"}), HasReason("FIELD_REQUIRED"));
  decided.set_probation_decided_on("2022-05-01");
  ABSL_ASSERT_OK(Set(decided, {"probation_ends_on", "probation_decided_on"}));
  ABSL_EXPECT_OK(Move(v1::Engagement::ACTIVE, "2022-06-01"));
}

TEST_F(EngagementServiceTest, WhatBelongsToAnotherMoveIsAFault) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "constable", "2021-01-01"));
  v1::MoveEngagementRequest move;
  move.set_name(kEngagement);
  move.set_to(v1::Engagement::VETTING);
  move.set_effective_on("2021-01-10");
  move.set_expected_return("2021-02-01");
  move.set_kit_returned(false);
  EXPECT_THAT(FieldsTold(Move(move)),
              ElementsAre(HasSubstr("expected_return"), HasSubstr("kit_returned")));
  EXPECT_THAT(Move(move), HasReason("FIELD_NOT_FOR_STATE"));
}

TEST_F(EngagementServiceTest, OneOpenEngagementOfAKindAndNoneBesideACadets) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "constable", "2021-01-01"));
  EXPECT_THAT(Apply(kAda, "e2", "constable", "2021-01-01"), HasReason("ENGAGEMENT_OPEN"));
  EXPECT_THAT(Apply(kAda, "e2", "cadet", "2021-01-01"), HasReason("CADET_NOT_ALONE"));
  ABSL_EXPECT_OK(Apply(kAda, "e2", "clerk", "2021-01-01"));
}

TEST_F(EngagementServiceTest, ACadetUnder18NeedsAConsentThatIsSealedInEvents) {
  const std::string bo = "forces/essex/volunteers/v-2";
  AddVolunteer("v-2", "2006-05-17");
  ABSL_ASSERT_OK(Apply(bo, "e1", "cadet", "2021-01-01"));
  v1::MoveEngagementRequest move;
  move.set_name(bo + "/engagements/e1");
  move.set_to(v1::Engagement::VETTING);
  move.set_effective_on("2021-02-01");
  EXPECT_THAT(Move(move), HasReason("CONSENT_REQUIRED"));
  v1::CreateConsentRequest request;
  request.set_parent(bo + "/engagements/e1");
  request.set_consent_id("c1");
  request.mutable_consent()->set_given_by("Chidi Okafor");
  request.mutable_consent()->set_from_date("2021-01-01");
  ABSL_ASSERT_OK(
      Call(*engagements_, &v1::EngagementService::Stub::CreateConsent, request, Analyst("essex")));
  ABSL_ASSERT_OK(Move(move));
  const std::string event =
      Value("SELECT after FROM volunteers.event_out WHERE type = 'consent.created'");
  EXPECT_THAT(event, HasSubstr("\"sealed\":"));
  EXPECT_THAT(event, Not(HasSubstr("Okafor")));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.person_key WHERE person = 'volunteers/v-2'"),
            "1");
}

TEST_F(EngagementServiceTest, EveryFaultOfAnApplicationIsTold) {
  v1::CreateEngagementRequest request;
  request.set_parent(kAda);
  request.set_engagement_id("e1");
  request.mutable_engagement()->set_role("forces/kent/roles/clerk");
  request.mutable_engagement()->set_probation_months(500);
  EXPECT_THAT(FieldsTold(Call(*engagements_, &v1::EngagementService::Stub::CreateEngagement,
                              request, Analyst("essex"))),
              ElementsAre(HasSubstr("engagement.role"), HasSubstr("engagement.applied_on"),
                          HasSubstr("engagement.probation_months")));
  EXPECT_THAT(Apply(kAda, "e1", "none", "2021-01-01"), HasReason("ROLE_UNKNOWN"));
  EXPECT_THAT(Apply("forces/essex/volunteers/v-9", "e1", "clerk", "2021-01-01"),
              HasReason("VOLUNTEER_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::volunteers
