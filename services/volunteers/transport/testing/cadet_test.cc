#include "services/volunteers/transport/testing/cadet_test.h"

#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/rpc/grpc_status.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/transport/testing/role_requests.h"

namespace copperplate::volunteers {
namespace {

constexpr char kPeopleHeader[] =
    "volunteer,full_name,date_of_birth,role,engagement,unit_or_group,state,effective_on,"
    "vetting_level,vetting_decided_on,vetting_expires_on,vetting_reference,supervisor,"
    "supervised_from,consent_by,consent_from\n";

}  // namespace

void CadetTest::SetUp() {
  DutyTest::SetUp();
  for (const auto& [id, kind, level] :
       {std::tuple("constable", v1::Role::SPECIAL, v1::Role::RV),
        std::tuple("cadet", v1::Role::CADET, v1::Role::CADET_CHECK)}) {
    ABSL_ASSERT_OK(Call(*roles_, &v1::RoleService::Stub::CreateRole, RoleRequest(id, kind, level),
                        Analyst("essex")));
  }
}

absl::StatusOr<v1::VolunteerImport> CadetTest::Import(const std::string& rows) {
  v1::ImportVolunteersRequest request;
  request.set_parent("forces/essex");
  return Upload(*volunteers_, &v1::VolunteerService::Stub::ImportVolunteers, request,
                absl::StrCat(kPeopleHeader, rows), Analyst("essex"));
}

void CadetTest::AddLeader(const std::string& id) {
  ABSL_ASSERT_OK(Import(absl::StrCat(
      id, ",Lea Okafor,1980-05-17,clerk,e1,,APPLIED,2016-01-01,NPPV1,2016-01-11,2036-01-01,V,,,,\n",
      id, ",,,,e1,,VETTING,2016-01-02,DBS_ENHANCED,2016-01-12,2036-01-01,V,,,,\n",  //
      id, ",,,,e1,,INDUCTION,2016-02-01,,,,,,,,\n",                                 //
      id, ",,,,e1,,ACTIVE,2016-03-01,,,,,sgt,2016-03-01,,\n")));
}

absl::Status CadetTest::AddCadet(const std::string& id, const std::string& unit,
                                 v1::Engagement::State state) {
  std::string rows = absl::StrCat(
      id, ",Bo Okafor,2011-01-17,cadet,e1,", unit,
      ",APPLIED,2026-01-01,CADET_CHECK,2026-01-11,2036-01-01,V,analyst-1,2026-01-01,Chidi Okafor,"
      "2026-01-01\n",
      id, ",,,,e1,,VETTING,2026-01-02,,,,,,,,\n",  //
      id, ",,,,e1,,INDUCTION,2026-02-01,,,,,,,,\n");
  if (state == v1::Engagement::ACTIVE) {
    absl::StrAppend(&rows, id, ",,,,e1,,ACTIVE,2026-03-01,,,,,,,,\n");
  }
  ABSL_RETURN_IF_ERROR(Import(rows).status());
  if (state == v1::Engagement::ACTIVE) return absl::OkStatus();
  v1::UpdateEngagementRequest update;
  update.mutable_engagement()->set_name(EngagementOf(id));
  update.mutable_engagement()->set_induction_completed_on("2026-02-20");
  update.mutable_update_mask()->add_paths("induction_completed_on");
  return Call(*engagements_, &v1::EngagementService::Stub::UpdateEngagement, update,
              Analyst("essex"))
      .status();
}

v1::CadetUnit CadetTest::Unit(const std::string& title, int capacity,
                              const std::vector<std::string>& leaders) {
  v1::CadetUnit unit;
  unit.set_title(title);
  unit.set_school("Village College");
  unit.set_capacity(capacity);
  unit.set_meeting_day(v1::CadetUnit::TUESDAY);
  for (const std::string& leader : leaders) unit.add_leaders(VolunteerName(leader));
  return unit;
}

CadetTest::UnitResult CadetTest::CreateUnit(const std::string& id, const v1::CadetUnit& unit,
                                            const Caller& caller) {
  v1::CreateCadetUnitRequest request;
  request.set_parent("forces/essex");
  request.set_cadet_unit_id(id);
  *request.mutable_cadet_unit() = unit;
  return Call(*units_, &UnitStub::CreateCadetUnit, request, caller);
}

CadetTest::UnitResult CadetTest::GetUnit(const std::string& id, const Caller& caller) {
  v1::GetCadetUnitRequest request;
  request.set_name(UnitName(id));
  return Call(*units_, &UnitStub::GetCadetUnit, request, caller);
}

CadetTest::UnitResult CadetTest::UpdateUnit(const std::string& id, v1::CadetUnit unit,
                                            const std::vector<std::string>& mask) {
  v1::UpdateCadetUnitRequest request;
  *request.mutable_cadet_unit() = std::move(unit);
  request.mutable_cadet_unit()->set_name(UnitName(id));
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  return Call(*units_, &UnitStub::UpdateCadetUnit, request, Analyst("essex"));
}

CadetTest::UnitResult CadetTest::SetLeaders(const std::string& id,
                                            const std::vector<std::string>& leaders) {
  return UpdateUnit(id, Unit("", 1, leaders), {"leaders"});
}

absl::Status CadetTest::DeleteUnit(const std::string& id) {
  v1::DeleteCadetUnitRequest request;
  request.set_name(UnitName(id));
  return Call(*units_, &UnitStub::DeleteCadetUnit, request, Analyst("essex")).status();
}

absl::StatusOr<v1::Engagement> CadetTest::SetUnit(const std::string& engagement,
                                                  const std::string& unit) {
  v1::UpdateEngagementRequest update;
  update.mutable_engagement()->set_name(engagement);
  update.mutable_engagement()->set_unit_or_group(unit);
  update.mutable_update_mask()->add_paths("unit_or_group");
  return Call(*engagements_, &v1::EngagementService::Stub::UpdateEngagement, update,
              Analyst("essex"));
}

absl::Status CadetTest::WithdrawCheck(const std::string& volunteer, const std::string& check,
                                      const std::string& on) {
  v1::MoveVettingCheckRequest request;
  request.set_name(absl::StrCat(VolunteerName(volunteer), "/vettingChecks/", check));
  request.set_to(v1::VettingCheck::WITHDRAWN);
  request.set_on(on);
  return Call(*vetting_, &v1::VettingService::Stub::MoveVettingCheck, request, Analyst("essex"))
      .status();
}

v1::MoveEngagementRequest CadetTest::Leaving(const std::string& engagement,
                                             v1::Engagement::LeavingReason reason,
                                             const std::string& on) {
  v1::MoveEngagementRequest request;
  request.set_name(engagement);
  request.set_to(v1::Engagement::LEFT);
  request.set_effective_on(on);
  request.set_leaving_reason(reason);
  request.set_exit_interview_offered_on("2026-06-01");
  request.set_kit_returned(true);
  return request;
}

std::string CadetTest::Led(const std::string& volunteer) {
  return Value(
      absl::StrCat("SET timezone = 'UTC'; SELECT led FROM volunteers.engagement WHERE "
                   "volunteer = '",
                   volunteer, "' AND id = 'e1'"));
}

}  // namespace copperplate::volunteers
