#include "services/volunteers/transport/testing/engagement_test.h"

#include "absl/strings/str_cat.h"
#include "services/volunteers/transport/testing/role_requests.h"

namespace copperplate::volunteers {

void EngagementTest::SetUp() {
  AddRole("constable", v1::Role::SPECIAL, v1::Role::RV);
  AddRole("clerk", v1::Role::PSV, v1::Role::NPPV1);
  AddRole("cadet", v1::Role::CADET, v1::Role::CADET_CHECK);
  AddVolunteer("v-1", "1990-05-17");
}

void EngagementTest::AddRole(const std::string& id, v1::Role::Kind kind,
                             v1::Role::VettingLevel level) {
  ABSL_ASSERT_OK(Call(*roles_, &v1::RoleService::Stub::CreateRole, RoleRequest(id, kind, level),
                      Analyst("essex")));
}

void EngagementTest::AddVolunteer(const std::string& id, const std::string& born) {
  v1::CreateVolunteerRequest request;
  request.set_parent("forces/essex");
  request.set_volunteer_id(id);
  request.mutable_volunteer()->set_full_name("Ada Okafor");
  request.mutable_volunteer()->set_date_of_birth(born);
  ABSL_ASSERT_OK(
      Call(*volunteers_, &v1::VolunteerService::Stub::CreateVolunteer, request, Analyst("essex")));
}

EngagementResult EngagementTest::Apply(const std::string& volunteer, const std::string& id,
                                       const std::string& role, const std::string& on) {
  v1::CreateEngagementRequest request;
  request.set_parent(volunteer);
  request.set_engagement_id(id);
  request.mutable_engagement()->set_role(absl::StrCat("forces/essex/roles/", role));
  request.mutable_engagement()->set_applied_on(on);
  return Call(*engagements_, &v1::EngagementService::Stub::CreateEngagement, request,
              Analyst("essex"));
}

EngagementResult EngagementTest::Move(const v1::MoveEngagementRequest& request) {
  return Call(*engagements_, &v1::EngagementService::Stub::MoveEngagement, request,
              Analyst("essex"));
}

EngagementResult EngagementTest::Move(v1::Engagement::State to, const std::string& on) {
  v1::MoveEngagementRequest request;
  request.set_name(kEngagement);
  request.set_to(to);
  request.set_effective_on(on);
  return Move(request);
}

EngagementResult EngagementTest::Set(const v1::Engagement& engagement,
                                     const std::vector<std::string>& mask) {
  v1::UpdateEngagementRequest request;
  *request.mutable_engagement() = engagement;
  request.mutable_engagement()->set_name(kEngagement);
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  return Call(*engagements_, &v1::EngagementService::Stub::UpdateEngagement, request,
              Analyst("essex"));
}

absl::StatusOr<v1::VettingCheck> EngagementTest::MoveCheck(v1::VettingCheck::State to,
                                                           const std::string& on,
                                                           const std::string& expires_on) {
  v1::MoveVettingCheckRequest request;
  request.set_name(absl::StrCat(kAda, "/vettingChecks/c1"));
  request.set_to(to);
  request.set_on(on);
  request.set_expires_on(expires_on);
  if (to == v1::VettingCheck::CLEARED) request.set_external_ref("CV-1");
  return Call(*vetting_, &v1::VettingService::Stub::MoveVettingCheck, request, Analyst("essex"));
}

void EngagementTest::Vet(v1::Role::VettingLevel level, const std::string& on,
                         const std::string& expires_on) {
  v1::CreateVettingCheckRequest request;
  request.set_parent(kAda);
  request.set_vetting_check_id("c1");
  request.mutable_vetting_check()->set_level(level);
  request.mutable_vetting_check()->set_requested_on("2020-01-01");
  ABSL_ASSERT_OK(
      Call(*vetting_, &v1::VettingService::Stub::CreateVettingCheck, request, Analyst("essex")));
  ABSL_ASSERT_OK(MoveCheck(v1::VettingCheck::IN_PROGRESS, ""));
  ABSL_ASSERT_OK(MoveCheck(v1::VettingCheck::CLEARED, on, expires_on));
}

absl::StatusOr<v1::Supervision> EngagementTest::Supervise(const std::string& engagement,
                                                          const std::string& by,
                                                          const std::string& from) {
  v1::CreateSupervisionRequest request;
  request.set_parent(engagement);
  request.set_supervision_id("s1");
  request.mutable_supervision()->set_supervisor(by);
  request.mutable_supervision()->set_from_date(from);
  return Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision, request,
              Analyst("essex"));
}

void EngagementTest::Attest() {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "constable", "2021-01-01"));
  ABSL_ASSERT_OK(Move(v1::Engagement::VETTING, "2021-01-10"));
  Vet(v1::Role::RV, "2021-02-01", "2031-02-01");
  ABSL_ASSERT_OK(Move(v1::Engagement::INDUCTION, "2021-02-01"));
  v1::Engagement engagement;
  engagement.set_attested_on("2021-06-01");
  engagement.set_induction_completed_on("2021-05-20");
  ABSL_ASSERT_OK(Set(engagement, {"attested_on", "induction_completed_on"}));
  ABSL_ASSERT_OK(Supervise(kEngagement, "Sgt 1234", "2021-06-01"));
  ABSL_ASSERT_OK(Move(v1::Engagement::PROBATION, "2021-06-01"));
}

std::string EngagementTest::Deployable() {
  return Value(
      "SELECT deployable FROM volunteers.engagement WHERE volunteer = 'v-1' AND id = 'e1'");
}

}  // namespace copperplate::volunteers
