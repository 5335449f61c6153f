#include "services/volunteers/transport/testing/duty_test.h"

#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/time/civil.h"

namespace copperplate::volunteers {

void DutyTest::SetUp() {
  v1::CreateRoleRequest request;
  request.set_parent("forces/essex");
  request.set_role_id("clerk");
  request.mutable_role()->set_kind(v1::Role::PSV);
  request.mutable_role()->set_title("Clerk");
  request.mutable_role()->set_required_vetting(v1::Role::NPPV1);
  ABSL_ASSERT_OK(Call(*roles_, &v1::RoleService::Stub::CreateRole, request, Analyst("essex")));
  AddType("patrol", false, false);
  AddType("course", true, false);
  AddType("old", false, true);
}

void DutyTest::AddType(const std::string& id, bool training, bool hidden) {
  v1::CreateDutyTypeRequest request;
  request.set_parent("forces/essex");
  request.set_duty_type_id(id);
  v1::DutyType& type = *request.mutable_duty_type();
  type.set_title(id);
  type.set_counts_as_hours(true);
  type.set_training(training);
  type.set_hidden(hidden);
  ABSL_ASSERT_OK(
      Call(*types_, &v1::DutyTypeService::Stub::CreateDutyType, request, Analyst("essex")));
}

void DutyTest::AddInducted(const std::string& volunteer, const std::string& engagement,
                           const std::string& born) {
  const std::string name = absl::StrCat("forces/essex/volunteers/", volunteer);
  v1::CreateVolunteerRequest person;
  person.set_parent("forces/essex");
  person.set_volunteer_id(volunteer);
  person.mutable_volunteer()->set_full_name("Ada Okafor");
  person.mutable_volunteer()->set_date_of_birth(born);
  ABSL_ASSERT_OK(
      Call(*volunteers_, &v1::VolunteerService::Stub::CreateVolunteer, person, Analyst("essex")));
  v1::CreateEngagementRequest request;
  request.set_parent(name);
  request.set_engagement_id(engagement);
  request.mutable_engagement()->set_role("forces/essex/roles/clerk");
  request.mutable_engagement()->set_applied_on("2017-01-01");
  request.mutable_engagement()->set_induction_completed_on("2017-02-20");
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CreateEngagement, request,
                      Analyst("essex")));
  const std::string engaged = absl::StrCat(name, "/engagements/", engagement);
  ABSL_ASSERT_OK(MoveEngagement(engaged, v1::Engagement::VETTING, "2017-01-10"));
  v1::CreateVettingCheckRequest check;
  check.set_parent(name);
  check.set_vetting_check_id("c1");
  check.mutable_vetting_check()->set_level(v1::Role::NPPV1);
  check.mutable_vetting_check()->set_requested_on("2017-01-10");
  ABSL_ASSERT_OK(
      Call(*vetting_, &v1::VettingService::Stub::CreateVettingCheck, check, Analyst("essex")));
  v1::MoveVettingCheckRequest move;
  move.set_name(absl::StrCat(name, "/vettingChecks/c1"));
  move.set_to(v1::VettingCheck::IN_PROGRESS);
  ABSL_ASSERT_OK(
      Call(*vetting_, &v1::VettingService::Stub::MoveVettingCheck, move, Analyst("essex")));
  move.set_to(v1::VettingCheck::CLEARED);
  move.set_on("2017-02-01");
  move.set_expires_on("2037-02-01");
  move.set_external_ref("CV-1");
  ABSL_ASSERT_OK(
      Call(*vetting_, &v1::VettingService::Stub::MoveVettingCheck, move, Analyst("essex")));
  ABSL_ASSERT_OK(MoveEngagement(engaged, v1::Engagement::INDUCTION, "2017-02-01"));
}

void DutyTest::Activate(const std::string& engagement_name) {
  v1::CreateSupervisionRequest request;
  request.set_parent(engagement_name);
  request.set_supervision_id("s1");
  request.mutable_supervision()->set_supervisor("sgt");
  request.mutable_supervision()->add_delegates("deputy");
  request.mutable_supervision()->add_delegates("analyst-1");
  request.mutable_supervision()->set_from_date("2017-03-01");
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision, request,
                      Analyst("essex")));
  ABSL_ASSERT_OK(MoveEngagement(engagement_name, v1::Engagement::ACTIVE, "2017-03-01"));
}

absl::StatusOr<v1::Engagement> DutyTest::MoveEngagement(const v1::MoveEngagementRequest& request) {
  return Call(*engagements_, &v1::EngagementService::Stub::MoveEngagement, request,
              Analyst("essex"));
}

absl::StatusOr<v1::Engagement> DutyTest::MoveEngagement(const std::string& name,
                                                        v1::Engagement::State to,
                                                        const std::string& on) {
  v1::MoveEngagementRequest request;
  request.set_name(name);
  request.set_to(to);
  request.set_effective_on(on);
  return MoveEngagement(request);
}

absl::Time DutyTest::At(const std::string& text) {
  absl::Time instant;
  std::string error;
  if (!absl::ParseTime("%Y-%m-%d %H:%M", text, London(), &instant, &error)) std::abort();
  return instant;
}

v1::Duty DutyTest::Done(const std::string& from, const std::string& to, int break_minutes) {
  v1::Duty duty;
  duty.set_type("forces/essex/dutyTypes/patrol");
  duty.mutable_actual_from()->set_seconds(absl::ToUnixSeconds(At(from)));
  duty.mutable_actual_to()->set_seconds(absl::ToUnixSeconds(At(to)));
  duty.set_break_minutes(break_minutes);
  return duty;
}

v1::Duty DutyTest::Planned(absl::Time from, absl::Time to) {
  v1::Duty duty;
  duty.set_type("forces/essex/dutyTypes/patrol");
  duty.mutable_planned_from()->set_seconds(absl::ToUnixSeconds(from));
  duty.mutable_planned_to()->set_seconds(absl::ToUnixSeconds(to));
  return duty;
}

v1::Duty DutyTest::Overridden(v1::Duty duty, v1::Duty::Override::Kind kind) {
  v1::Duty::Override& one = *duty.add_overrides();
  one.set_kind(kind);
  one.set_reason("Paper forms of the station");
  return duty;
}

v1::CreateDutyRequest DutyTest::CreateRequest(const std::string& id, const v1::Duty& duty,
                                              const std::string& engagement) {
  v1::CreateDutyRequest request;
  request.set_parent(engagement);
  request.set_duty_id(id);
  *request.mutable_duty() = duty;
  return request;
}

DutyResult DutyTest::Create(const std::string& id, const v1::Duty& duty,
                            const std::string& engagement) {
  return Call(*duties_, &Stub::CreateDuty, CreateRequest(id, duty, engagement), Analyst("essex"));
}

DutyResult DutyTest::Get(const std::string& name, int edition, const Caller& caller) {
  v1::GetDutyRequest request;
  request.set_name(name);
  request.set_edition(edition);
  return Call(*duties_, &Stub::GetDuty, request, caller);
}

DutyResult DutyTest::Move(const v1::MoveDutyRequest& request, const Caller& caller) {
  return Call(*duties_, &Stub::MoveDuty, request, caller);
}

DutyResult DutyTest::Move(const std::string& name, v1::Duty::State to, const Caller& caller) {
  v1::MoveDutyRequest request;
  request.set_name(name);
  request.set_to(to);
  return Move(request, caller);
}

std::string DutyTest::Ledger() {
  return Value(
      "SELECT coalesce(string_agg(concat_ws(' ', day, unverified, verified), ',' ORDER BY day), '')"
      " FROM (SELECT day, sum(unverified) AS unverified, sum(verified) AS verified "
      "FROM volunteers.duty_minutes GROUP BY day) d WHERE unverified <> 0 OR verified <> 0");
}

}  // namespace copperplate::volunteers
