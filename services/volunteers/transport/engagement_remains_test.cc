// What keeps somebody from a role, and what keeps somebody from leaving one.
#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::NeedsTold;
using testing::Told;

class EngagementRemainsTest : public DutyTest {
 protected:
  void SetUp() override {
    DutyTest::SetUp();
    AddInducted("v-1", "e1");
    Activate(kEngagement);
  }
  void AddRole(const std::string& id, v1::Role::Kind kind, bool closed) {
    v1::CreateRoleRequest request;
    request.set_parent("forces/essex");
    request.set_role_id(id);
    request.mutable_role()->set_kind(kind);
    request.mutable_role()->set_title(id);
    request.mutable_role()->set_required_vetting(v1::Role::NPPV1);
    request.mutable_role()->set_closed(closed);
    ABSL_ASSERT_OK(Call(*roles_, &v1::RoleService::Stub::CreateRole, request, Analyst("essex")));
  }
  absl::StatusOr<v1::Engagement> Apply(const std::string& role) {
    v1::CreateEngagementRequest request;
    request.set_parent("forces/essex/volunteers/v-1");
    request.set_engagement_id("e2");
    request.mutable_engagement()->set_role("forces/essex/roles/" + role);
    request.mutable_engagement()->set_applied_on("2018-01-01");
    return Call(*engagements_, &v1::EngagementService::Stub::CreateEngagement, request,
                Analyst("essex"));
  }
  absl::StatusOr<v1::Engagement> SetRole(const std::string& role) {
    v1::UpdateEngagementRequest request;
    request.mutable_engagement()->set_name(kEngagement);
    request.mutable_engagement()->set_role("forces/essex/roles/" + role);
    request.mutable_update_mask()->add_paths("role");
    return Call(*engagements_, &v1::EngagementService::Stub::UpdateEngagement, request,
                Analyst("essex"));
  }
  absl::StatusOr<v1::Engagement> Transfer(const std::string& role) {
    v1::TransferEngagementRequest request;
    request.set_name(kEngagement);
    request.set_engagement_id("e2");
    request.set_role("forces/essex/roles/" + role);
    request.set_effective_on("2018-01-01");
    request.set_exit_interview_offered_on("2017-12-20");
    request.set_kit_returned(false);
    return Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement, request,
                Analyst("essex"));
  }
  absl::StatusOr<v1::Engagement> Leave(const std::string& on) {
    v1::MoveEngagementRequest request;
    request.set_name(kEngagement);
    request.set_to(v1::Engagement::LEFT);
    request.set_effective_on(on);
    request.set_leaving_reason(v1::Engagement::OTHER);
    request.set_kit_returned(true);
    request.set_exit_interview_offered_on(on);
    return MoveEngagement(request);
  }
};

TEST_F(EngagementRemainsTest, NobodyNewIsEngagedInARoleThatIsClosed) {
  AddRole("archive", v1::Role::PSV, /*closed=*/true);
  EXPECT_THAT(Told(Apply("archive")), HasSubstr("ROLE_CLOSED"));
  EXPECT_THAT(Told(SetRole("archive")), HasSubstr("ROLE_CLOSED"));
  EXPECT_THAT(Told(Transfer("archive")), HasSubstr("ROLE_CLOSED"));
  AddRole("reception", v1::Role::PSV, /*closed=*/false);
  ABSL_EXPECT_OK(SetRole("reception"));
}

TEST_F(EngagementRemainsTest, ARoleOfAnotherKindIsAnotherEngagement) {
  AddRole("constable", v1::Role::SPECIAL, /*closed=*/false);
  EXPECT_EQ(Told(SetRole("constable")), "ROLE_OF_OTHER_KIND engagement.role");
}

TEST_F(EngagementRemainsTest, WhoSupervisesHandsOverBeforeLeaving) {
  AddInducted("v-2", "e1");
  v1::CreateSupervisionRequest request;
  request.set_parent("forces/essex/volunteers/v-2/engagements/e1");
  request.set_supervision_id("s1");
  request.mutable_supervision()->set_supervisor("volunteers/v-1");
  request.mutable_supervision()->set_from_date("2017-03-01");
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision, request,
                      Analyst("essex")));
  EXPECT_THAT(NeedsTold(Leave("2018-06-01")), ElementsAre(HasSubstr("SUPERVISEES_REMAIN")));
  v1::UpdateSupervisionRequest end;
  end.mutable_supervision()->set_name(request.parent() + "/supervisions/s1");
  end.mutable_supervision()->set_to_date("2018-05-31");
  end.mutable_update_mask()->add_paths("to_date");
  ABSL_ASSERT_OK(
      Call(*engagements_, &v1::EngagementService::Stub::UpdateSupervision, end, Analyst("essex")));
  ABSL_EXPECT_OK(Leave("2018-06-01"));
}

}  // namespace
}  // namespace copperplate::volunteers
