// What was wrong of an engagement is corrected, and told as it was known.
#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/engagement_test.h"

namespace copperplate::volunteers {
namespace {

using testing::HasReason;

using EngagementCorrectionTest = EngagementTest;

TEST_F(EngagementCorrectionTest, ACorrectionStandsInThePlaceOfItsEvent) {
  Attest();
  v1::CorrectEngagementRequest request;
  request.set_name(kEngagement);
  request.set_corrects_seq(2);
  request.set_to(v1::Engagement::VETTING);
  request.set_effective_on("2021-01-05");
  request.set_reason("The form came earlier");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement corrected,
                            Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement,
                                 request, Analyst("essex")));
  EXPECT_EQ(corrected.state(), v1::Engagement::PROBATION);
  EXPECT_EQ(corrected.events(4).corrects_seq(), 2);
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.engagement_event"), "5");
}

TEST_F(EngagementCorrectionTest, TheAttestationIsCorrectedWithTheBeginningOfProbation) {
  Attest();
  v1::Engagement other;
  other.set_attested_on("2021-06-08");
  EXPECT_THAT(Set(other, {"attested_on"}), HasReason("ATTESTATION_REQUIRED"));
  EXPECT_THAT(Set(other, {"induction_completed_on"}), HasReason("INDUCTION_INCOMPLETE"));
  v1::CorrectEngagementRequest request;
  request.set_name(kEngagement);
  request.set_corrects_seq(4);
  request.set_to(v1::Engagement::PROBATION);
  request.set_effective_on("2021-06-08");
  request.set_reason("The attestation was a week later");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement corrected,
                            Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement,
                                 request, Analyst("essex")));
  EXPECT_EQ(corrected.attested_on(), "2021-06-08");
  EXPECT_EQ(corrected.state_since(), "2021-06-08");
}

TEST_F(EngagementCorrectionTest, WhoWouldNotHaveLeftIsOpenBesideOthersAgain) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "clerk", "2021-01-01"));
  ABSL_ASSERT_OK(Move(v1::Engagement::WITHDRAWN, "2021-02-01"));
  ABSL_ASSERT_OK(Apply(kAda, "e2", "clerk", "2021-03-01"));
  v1::CorrectEngagementRequest request;
  request.set_name(kEngagement);
  request.set_corrects_seq(2);
  request.set_to(v1::Engagement::APPLIED);
  request.set_effective_on("2021-02-01");
  request.set_reason("Somebody else's letter");
  EXPECT_THAT(Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, request,
                   Analyst("essex")),
              HasReason("ENGAGEMENT_OPEN"));
}

TEST_F(EngagementCorrectionTest, IsReadAsOfADayAndAsItWasKnown) {
  Attest();
  v1::GetEngagementRequest get;
  get.set_name(kEngagement);
  const auto read = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::GetEngagement, get, Analyst("essex"));
  };
  get.set_as_of("2021-03-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement march, read());
  EXPECT_EQ(march.state(), v1::Engagement::INDUCTION);
  EXPECT_EQ(march.state_since(), "2021-02-01");
  EXPECT_EQ(march.events_size(), 4);
  get.set_as_of("2020-12-31");
  EXPECT_EQ(read()->state(), v1::Engagement::STATE_UNSPECIFIED);
  get.clear_as_of();
  // As it was known before the last of its events was recorded.
  Value(
      "UPDATE volunteers.revision_made SET made_at = '2021-01-01'::timestamptz + revision * "
      "interval '1 second'");
  const int64_t last = march.events(3).revision();
  get.mutable_known_at()->set_seconds(1609459200 + last - 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement known, read());
  EXPECT_EQ(known.events_size(), 3);
  EXPECT_EQ(known.state(), v1::Engagement::INDUCTION);
  get.mutable_known_at()->set_seconds(1609459200 + march.events(0).revision() - 1);
  EXPECT_THAT(read(), HasReason("ENGAGEMENT_UNKNOWN"));
}

TEST_F(EngagementCorrectionTest, WhatALeaveToldIsToldAnew) {
  Attest();
  v1::MoveEngagementRequest leave;
  leave.set_name(kEngagement);
  leave.set_to(v1::Engagement::ON_LEAVE);
  leave.set_effective_on("2021-09-01");
  leave.set_expected_return("2021-10-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement away, Move(leave));
  v1::CorrectEngagementRequest request;
  request.set_name(kEngagement);
  request.set_corrects_seq(away.events_size());
  request.set_to(v1::Engagement::ON_LEAVE);
  request.set_effective_on("2021-09-01");
  request.set_reason("The letter says November");
  request.set_expected_return("2021-09-01");
  const auto correct = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, request,
                Analyst("essex"));
  };
  EXPECT_THAT(correct(), HasReason("RETURN_NOT_AFTER_START"));
  request.set_expected_return("2021-11-01");
  request.set_kit_returned(true);
  EXPECT_EQ(testing::Told(correct()), "FIELD_NOT_FOR_STATE kit_returned");
  request.clear_kit_returned();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement corrected, correct());
  EXPECT_EQ(corrected.expected_return(), "2021-11-01");
  EXPECT_EQ(corrected.state(), v1::Engagement::ON_LEAVE);
  EXPECT_EQ(corrected.events(away.events_size()).reason(), "The letter says November");
  EXPECT_EQ(corrected.events(away.events_size()).corrects_seq(), away.events_size());
  EXPECT_EQ(corrected.events(away.events_size() - 1).SerializeAsString(),
            away.events(away.events_size() - 1).SerializeAsString())
      << "what was known then stays";
  // What is kept is that of the last leave.
  ABSL_ASSERT_OK(Move(v1::Engagement::PROBATION, "2021-10-20"));
  leave.set_effective_on("2022-01-01");
  leave.set_expected_return("2022-02-01");
  ABSL_ASSERT_OK(Move(leave));
  request.set_corrects_seq(away.events_size() + 1);
  EXPECT_EQ(testing::Told(correct()), "LEAVE_NOT_LAST expected_return");
  request.clear_expected_return();
  request.set_effective_on("2021-09-02");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement earlier, correct());
  EXPECT_EQ(earlier.expected_return(), "2022-02-01");
}

TEST_F(EngagementCorrectionTest, WhatALeavingToldIsToldAnew) {
  Attest();
  v1::MoveEngagementRequest leave;
  leave.set_name(kEngagement);
  leave.set_to(v1::Engagement::LEFT);
  leave.set_effective_on("2021-09-01");
  leave.set_leaving_reason(v1::Engagement::RESIGNED);
  leave.set_notice_given_on("2021-07-01");
  leave.set_exit_interview_offered_on("2021-08-01");
  leave.set_kit_returned(false);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement left, Move(leave));
  v1::CorrectEngagementRequest request;
  request.set_name(kEngagement);
  request.set_corrects_seq(left.events_size());
  request.set_to(v1::Engagement::LEFT);
  request.set_effective_on("2021-09-01");
  request.set_reason("RESIGNED");
  request.set_kit_returned(true);
  request.set_under_investigation(true);
  const auto correct = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, request,
                Analyst("essex"));
  };
  request.set_shorter_notice_accepted(true);
  EXPECT_EQ(testing::Told(correct()), "FIELD_REQUIRED notice_given_on");
  request.set_shorter_notice_accepted(false);
  request.set_notice_given_on("2021-08-20");
  EXPECT_THAT(correct(), HasReason("NOTICE_TOO_SHORT"));
  request.set_shorter_notice_accepted(true);
  request.set_expected_return("2021-10-01");
  EXPECT_EQ(testing::Told(correct()), "FIELD_NOT_FOR_STATE expected_return");
  request.clear_expected_return();
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Engagement corrected, correct());
  EXPECT_TRUE(corrected.kit_returned());
  EXPECT_TRUE(corrected.under_investigation());
  EXPECT_EQ(corrected.notice_given_on(), "2021-08-20");
  EXPECT_EQ(corrected.exit_interview().offered_on(), "2021-08-01") << "as it was told";
  // What is false is told too; an absent field is as it was.
  request.set_corrects_seq(corrected.events_size());
  request.set_under_investigation(false);
  request.clear_kit_returned();
  ABSL_ASSERT_OK_AND_ASSIGN(corrected, correct());
  EXPECT_FALSE(corrected.under_investigation());
  EXPECT_TRUE(corrected.kit_returned());
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.event_out WHERE type = 'engagement.corrected'"),
            "2");
}

}  // namespace
}  // namespace copperplate::volunteers
