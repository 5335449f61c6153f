#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/volunteers/v1/engagement_review_service.grpc.pb.h"
#include "copperplate/volunteers/v1/engagement_standard_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/engagement_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;

class EngagementStandardServiceTest : public EngagementTest {
 protected:
  using Stub = v1::EngagementStandardService::Stub;

  static v1::EngagementStandard From2017() {
    v1::EngagementStandard standard;
    standard.set_from_date("2017-01-01");
    return standard;
  }
  static void AddPeriod(v1::Role::VettingLevel level, int months,
                        v1::EngagementStandard& standard) {
    standard.add_vetting_periods()->set_level(level);
    standard.mutable_vetting_periods()->rbegin()->set_months(months);
  }
  absl::StatusOr<v1::EngagementStandard> Create(const std::string& id,
                                                const v1::EngagementStandard& standard,
                                                const Caller& caller = Analyst("essex")) {
    v1::CreateEngagementStandardRequest request;
    request.set_parent("forces/essex");
    request.set_engagement_standard_id(id);
    *request.mutable_engagement_standard() = standard;
    return Call(*standards_, &Stub::CreateEngagementStandard, request, caller);
  }

  std::unique_ptr<Stub> standards_ = v1::EngagementStandardService::NewStub(channel());
};

TEST_F(EngagementStandardServiceTest, WhatIsNotSaidIsAsWithoutOne) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EngagementStandard created, Create("first", From2017()));
  EXPECT_EQ(created.probation_months(), 24);
  EXPECT_EQ(created.vetting_periods_size(), 0);
  v1::GetEngagementStandardRequest request;
  request.set_name("forces/essex/engagementStandards/first");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::EngagementStandard read,
      Call(*standards_, &Stub::GetEngagementStandard, request, Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
}

TEST_F(EngagementStandardServiceTest, EveryFaultIsTold) {
  v1::EngagementStandard wrong = From2017();
  wrong.set_probation_months(121);
  AddPeriod(v1::Role::RV, 120, wrong);
  AddPeriod(v1::Role::NPPV1, 241, wrong);
  wrong.add_vetting_periods()->set_months(36);
  EXPECT_THAT(FieldsTold(Create("first", wrong)),
              ElementsAre(HasSubstr("engagement_standard.vetting_periods[1].months"),
                          HasSubstr("engagement_standard.vetting_periods[2].level"),
                          "engagement_standard.probation_months: must be 0 to 120"));
  v1::EngagementStandard twice = From2017();
  AddPeriod(v1::Role::RV, 120, twice);
  AddPeriod(v1::Role::RV, 60, twice);
  EXPECT_THAT(Create("first", twice), HasReason("DUPLICATE"));
  ABSL_ASSERT_OK(Create("first", From2017()));
  EXPECT_THAT(Create("again", From2017()), HasReason("STANDARD_EXISTS_ON_DAY"));
  EXPECT_THAT(Create("first", From2017()), HasReason("ENGAGEMENT_STANDARD_EXISTS"));
  EXPECT_THAT(Create("mine", From2017(), Viewer("essex")), HasReason("ROLE_MISSING"));
}

TEST_F(EngagementStandardServiceTest, OneIsChangedAndDeleted) {
  v1::EngagementStandard standard = From2017();
  AddPeriod(v1::Role::RV, 120, standard);
  ABSL_ASSERT_OK(Create("first", standard));
  v1::UpdateEngagementStandardRequest update;
  update.mutable_engagement_standard()->set_name("forces/essex/engagementStandards/first");
  update.mutable_engagement_standard()->set_probation_months(12);
  update.mutable_update_mask()->add_paths("probation_months");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::EngagementStandard updated,
      Call(*standards_, &Stub::UpdateEngagementStandard, update, Analyst("essex")));
  EXPECT_EQ(updated.probation_months(), 12);
  ASSERT_EQ(updated.vetting_periods_size(), 1);
  EXPECT_EQ(updated.vetting_periods(0).months(), 120);
  v1::DeleteEngagementStandardRequest remove;
  remove.set_name("forces/essex/engagementStandards/first");
  ABSL_ASSERT_OK(Call(*standards_, &Stub::DeleteEngagementStandard, remove, Analyst("essex")));
  EXPECT_THAT(Call(*standards_, &Stub::DeleteEngagementStandard, remove, Analyst("essex")),
              HasReason("ENGAGEMENT_STANDARD_UNKNOWN"));
}

TEST_F(EngagementStandardServiceTest, ACheckThatIsClearedWithoutADayExpiresAsItsLevelDoes) {
  v1::EngagementStandard standard = From2017();
  AddPeriod(v1::Role::NPPV1, 36, standard);
  ABSL_ASSERT_OK(Create("first", standard));
  Vet(v1::Role::NPPV1, "2021-02-01", "");
  EXPECT_EQ(Value("SELECT expires_on FROM volunteers.vetting_check"), "2024-02-01");
  v1::CreateVettingCheckRequest request;
  request.set_parent(kAda);
  request.set_vetting_check_id("c2");
  request.mutable_vetting_check()->set_level(v1::Role::RV);
  request.mutable_vetting_check()->set_requested_on("2020-01-01");
  ABSL_ASSERT_OK(
      Call(*vetting_, &v1::VettingService::Stub::CreateVettingCheck, request, Analyst("essex")));
  v1::MoveVettingCheckRequest move;
  move.set_name(absl::StrCat(kAda, "/vettingChecks/c2"));
  move.set_to(v1::VettingCheck::IN_PROGRESS);
  ABSL_ASSERT_OK(
      Call(*vetting_, &v1::VettingService::Stub::MoveVettingCheck, move, Analyst("essex")));
  move.set_to(v1::VettingCheck::CLEARED);
  move.set_on("2021-02-01");
  move.set_external_ref("CV-2");
  EXPECT_THAT(Call(*vetting_, &v1::VettingService::Stub::MoveVettingCheck, move, Analyst("essex")),
              HasReason("FIELD_REQUIRED"))
      << "nothing is said of the level";
}

TEST_F(EngagementStandardServiceTest, AnExpiryThatTheStandardGaveFollowsTheDayOfTheDecision) {
  v1::EngagementStandard standard = From2017();
  AddPeriod(v1::Role::NPPV1, 36, standard);
  ABSL_ASSERT_OK(Create("first", standard));
  Vet(v1::Role::NPPV1, "2021-02-01", "");
  v1::CorrectVettingCheckRequest request;
  request.set_name(absl::StrCat(kAda, "/vettingChecks/c1"));
  request.set_reason("Typed wrongly");
  const auto correct = [&] {
    return Call(*vetting_, &v1::VettingService::Stub::CorrectVettingCheck, request,
                Analyst("essex"));
  };
  EXPECT_THAT(correct(), HasReason("FIELD_REQUIRED"));
  request.set_decided_on("2021-02-05");
  ABSL_ASSERT_OK_AND_ASSIGN(v1::VettingCheck corrected, correct());
  EXPECT_EQ(corrected.expires_on(), "2024-02-05");
  // One that was told stays.
  request.set_expires_on("2025-01-01");
  ABSL_ASSERT_OK(correct());
  request.clear_expires_on();
  request.set_decided_on("2021-02-07");
  ABSL_ASSERT_OK_AND_ASSIGN(corrected, correct());
  EXPECT_EQ(corrected.expires_on(), "2025-01-01");
}

TEST_F(EngagementStandardServiceTest, ProbationLastsAsLongAsTheStandardSays) {
  Attest();
  EXPECT_THAT(Move(v1::Engagement::ACTIVE, "2022-06-01"), HasReason("PROBATION_NOT_ELAPSED"));
  v1::EngagementStandard standard = From2017();
  standard.set_probation_months(12);
  ABSL_ASSERT_OK(Create("first", standard));
  EXPECT_THAT(Move(v1::Engagement::ACTIVE, "2022-05-31"), HasReason("PROBATION_NOT_ELAPSED"));
  v1::GetEngagementReviewRequest review;
  review.set_name(absl::StrCat(kEngagement, "/review"));
  review.set_as_of("2022-05-31");
  const auto reviews = v1::EngagementReviewService::NewStub(channel());
  const auto read = Call(*reviews, &v1::EngagementReviewService::Stub::GetEngagementReview, review,
                         Analyst("essex"));
  ABSL_ASSERT_OK(read);
  EXPECT_EQ(read->probation_ends_on(), "2022-06-01");
  ABSL_ASSERT_OK(Move(v1::Engagement::ACTIVE, "2022-06-01"));
}

}  // namespace
}  // namespace copperplate::volunteers
