// Two engagements at once, one of which ends.
#include <gmock/gmock.h>

#include <string>

#include "copperplate/volunteers/v1/availability_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/engagement_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;

using EngagementTransferTest = EngagementTest;

TEST_F(EngagementTransferTest, ATransferEndsOneAndBeginsAnotherTogether) {
  Attest();
  ABSL_ASSERT_OK(Move(v1::Engagement::ACTIVE, "2023-06-01"));
  v1::TransferEngagementRequest transfer;
  transfer.set_name(kEngagement);
  transfer.set_engagement_id("e2");
  transfer.set_role("forces/essex/roles/clerk");
  transfer.set_effective_on("2024-01-01");
  const auto call = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement, transfer,
                Analyst("essex"));
  };
  EXPECT_THAT(NeedsTold(call()),
              ElementsAre(HasSubstr("EXIT_INTERVIEW_REQUIRED"), HasSubstr("KIT_RETURN_UNSTATED")));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.engagement"), "1");
  transfer.set_exit_interview_offered_on("2023-12-20");
  transfer.set_kit_returned(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement begun, call());
  EXPECT_EQ(begun.name(), "forces/essex/volunteers/v-1/engagements/e2");
  EXPECT_EQ(begun.kind(), v1::Role::PSV);
  EXPECT_EQ(begun.state(), v1::Engagement::INDUCTION);  // RV serves for NPPV1
  EXPECT_EQ(begun.predecessor(), kEngagement);
  v1::GetEngagementRequest get;
  get.set_name(kEngagement);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Engagement ended,
      Call(*engagements_, &v1::EngagementService::Stub::GetEngagement, get, Analyst("essex")));
  EXPECT_EQ(ended.state(), v1::Engagement::LEFT);
  EXPECT_EQ(ended.events(ended.events_size() - 1).reason(), "TRANSFER");
  // One revision, and the supervision ends with the engagement.
  EXPECT_EQ(ended.events(ended.events_size() - 1).revision(), begun.events(0).revision());
  EXPECT_EQ(Value("SELECT day_after FROM volunteers.supervision"), "2024-01-01");
  EXPECT_EQ(
      Value("SELECT string_agg(type, ' ' ORDER BY seq) FROM (SELECT * FROM "
            "volunteers.event_out WHERE type <> 'volunteer.read' ORDER BY seq DESC LIMIT 3) e"),
      "engagement.transferred supervision.updated engagement.created");
  EXPECT_THAT(call(), HasReason("ENGAGEMENT_EXISTS"));
  // Its leaving is no longer corrected by itself: not to another day, nor to another reason.
  v1::CorrectEngagementRequest correct;
  correct.set_name(kEngagement);
  correct.set_corrects_seq(ended.events_size());
  correct.set_to(v1::Engagement::LEFT);
  correct.set_effective_on("2024-01-20");
  correct.set_reason("TRANSFER");
  const auto corrected = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, correct,
                Analyst("essex"));
  };
  EXPECT_THAT(corrected(), HasReason("TRANSFER_IS_ONE"));
  correct.set_effective_on("2024-01-01");
  correct.set_reason("RESIGNED");
  EXPECT_THAT(corrected(), HasReason("TRANSFER_IS_ONE"));
}

TEST_F(EngagementTransferTest, WithinAKindTheSupervisorGoesOn) {
  Attest();
  ABSL_ASSERT_OK(Move(v1::Engagement::ACTIVE, "2023-06-01"));
  v1::TransferEngagementRequest transfer;
  transfer.set_name(kEngagement);
  transfer.set_engagement_id("e2");
  transfer.set_role("forces/essex/roles/constable");
  transfer.set_unit_or_group("Ely");
  transfer.set_effective_on("2024-01-01");
  transfer.set_exit_interview_offered_on("2023-12-20");
  transfer.set_kit_returned(false);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement begun,
                            Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement,
                                 transfer, Analyst("essex")));
  EXPECT_EQ(begun.state(), v1::Engagement::ACTIVE);
  EXPECT_EQ(begun.attested_on(), "2021-06-01");
  EXPECT_EQ(Value("SELECT string_agg(engagement || ' ' || supervisor || ' ' || first_day || ' ' || "
                  "coalesce(day_after::text, '-'), ', ' ORDER BY engagement) "
                  "FROM volunteers.supervision"),
            "e1 Sgt 1234 2021-06-01 2024-01-01, e2 Sgt 1234 2024-01-01 -");
}

// What is the person's goes on; what is of the kind ends with it.
TEST_F(EngagementTransferTest, WhatStillAppliesToThePersonGoesOn) {
  Attest();
  ABSL_ASSERT_OK(Move(v1::Engagement::ACTIVE, "2023-06-01"));
  v1::Engagement held;
  held.set_department("Roads Policing");
  held.set_cip_group("South");
  held.set_rank("Special Sergeant");
  held.set_employer_scheme("Bakery");
  ABSL_ASSERT_OK(Set(held, {"department", "cip_group", "rank", "employer_scheme"}));
  v1::CreateAvailabilityRequest time;
  time.set_parent(kEngagement);
  time.set_availability_id("a1");
  time.mutable_availability()->set_weekday(v1::Availability::FRIDAY);
  time.mutable_availability()->set_from_time("18:00");
  time.mutable_availability()->set_to_time("22:00");
  time.mutable_availability()->set_valid_from("2021-06-01");
  const auto availabilities = v1::AvailabilityService::NewStub(channel());
  ABSL_ASSERT_OK(Call(*availabilities, &v1::AvailabilityService::Stub::CreateAvailability, time,
                      Analyst("essex")));
  v1::TransferEngagementRequest transfer;
  transfer.set_name(kEngagement);
  transfer.set_engagement_id("e2");
  transfer.set_role("forces/essex/roles/constable");
  transfer.set_unit_or_group("Ely");
  transfer.set_effective_on("2024-01-01");
  transfer.set_exit_interview_offered_on("2023-12-20");
  transfer.set_kit_returned(false);
  const auto call = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement, transfer,
                Analyst("essex"));
  };
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement within, call());
  EXPECT_EQ(within.department() + ", " + within.cip_group() + ", " + within.rank() + ", " +
                within.employer_scheme(),
            "Roads Policing, South, Special Sergeant, Bakery");
  transfer.set_name("forces/essex/volunteers/v-1/engagements/e2");
  transfer.set_engagement_id("e3");
  transfer.set_role("forces/essex/roles/clerk");
  transfer.set_effective_on("2024-06-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement other, call());
  EXPECT_EQ(other.cip_group(), "South");
  EXPECT_EQ(other.department() + other.rank() + other.employer_scheme(), "");
  EXPECT_EQ(Value("SELECT string_agg(engagement || ' ' || id || ' ' || weekday || ' ' || "
                  "first_day || ' ' || coalesce(day_after::text, '-'), ', ' ORDER BY engagement) "
                  "FROM volunteers.availability"),
            "e1 a1 5 2021-06-01 -, e2 a1 5 2024-01-01 -, e3 a1 5 2024-06-01 -");
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.event_out WHERE type = 'availability.created'"),
            "3");
}

}  // namespace
}  // namespace copperplate::volunteers
