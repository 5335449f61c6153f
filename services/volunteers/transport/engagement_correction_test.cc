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

}  // namespace
}  // namespace copperplate::volunteers
