// Who supervises whom.
#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/engagement_test.h"

namespace copperplate::volunteers {
namespace {

using testing::HasReason;

using SupervisionServiceTest = EngagementTest;

TEST_F(SupervisionServiceTest, WhoSupervisesWhomGoesNotRound) {
  AddVolunteer("v-2", "1980-05-17");
  ABSL_ASSERT_OK(Apply(kAda, "e1", "clerk", "2021-01-01"));
  ABSL_ASSERT_OK(Apply("forces/essex/volunteers/v-2", "e1", "clerk", "2021-01-01"));
  EXPECT_THAT(Supervise(kEngagement, "volunteers/v-1", "2021-01-01"),
              HasReason("SUPERVISED_BY_SELF"));
  ABSL_ASSERT_OK(Supervise(kEngagement, "volunteers/v-2", "2021-01-01"));
  EXPECT_THAT(
      Supervise("forces/essex/volunteers/v-2/engagements/e1", "volunteers/v-1", "2021-03-01"),
      HasReason("SUPERVISION_CYCLE"));
}

TEST_F(SupervisionServiceTest, TheNextSupervisorEndsThePresentOne) {
  Attest();
  v1::CreateSupervisionRequest request;
  request.set_parent(kEngagement);
  request.set_supervision_id("s2");
  request.mutable_supervision()->set_supervisor("volunteers/nobody");
  request.mutable_supervision()->set_from_date("2021-09-01");
  const auto create = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision, request,
                Analyst("essex"));
  };
  EXPECT_THAT(create(), HasReason("SUPERVISOR_UNKNOWN"));
  request.mutable_supervision()->set_supervisor("Sgt 5678");
  ABSL_ASSERT_OK(create());
  EXPECT_EQ(Value("SELECT day_after FROM volunteers.supervision WHERE id = 's1'"), "2021-09-01");
  // Who is on probation has one.
  v1::UpdateSupervisionRequest update;
  update.mutable_supervision()->set_name(absl::StrCat(kEngagement, "/supervisions/s2"));
  update.mutable_supervision()->set_to_date("2021-12-01");
  update.mutable_update_mask()->add_paths("to_date");
  EXPECT_THAT(Call(*engagements_, &v1::EngagementService::Stub::UpdateSupervision, update,
                   Analyst("essex")),
              HasReason("SUPERVISOR_REQUIRED"));
}

TEST_F(SupervisionServiceTest, WhoDidNotLeaveIsSupervisedAsBefore) {
  Attest();
  v1::MoveEngagementRequest leave;
  leave.set_name(kEngagement);
  leave.set_to(v1::Engagement::LEFT);
  leave.set_effective_on("2021-10-01");
  leave.set_leaving_reason(v1::Engagement::MOVED);
  leave.set_exit_interview_offered_on("2021-09-20");
  leave.set_kit_returned(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement left, Move(leave));
  const auto ends = [&] { return Value("SELECT day_after FROM volunteers.supervision"); };
  EXPECT_EQ(ends(), "2021-10-01");
  v1::CorrectEngagementRequest request;
  request.set_name(kEngagement);
  request.set_corrects_seq(left.events_size());
  request.set_to(v1::Engagement::PROBATION);
  request.set_effective_on("2021-10-01");
  request.set_reason("Somebody else's letter");
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, request,
                      Analyst("essex")));
  EXPECT_EQ(ends(), "");
}

TEST_F(SupervisionServiceTest, APersonIsNamedInOneWay) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "clerk", "2021-01-01"));
  EXPECT_THAT(Supervise(kEngagement, kAda, "2021-01-01"), HasReason("SUPERVISED_BY_SELF"));
  EXPECT_THAT(Supervise(kEngagement, "forces/kent/volunteers/v-1", "2021-01-01"),
              HasReason("VOLUNTEER_NOT_OF_FORCE"));
}

}  // namespace
}  // namespace copperplate::volunteers
