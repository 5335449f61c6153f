#include "services/governance/transport/testing/risk_test.h"

#include "absl/strings/str_cat.h"

namespace copperplate::governance {

v1::Risk RiskTest::Asked(const std::string& reference) {
  v1::Risk risk;
  risk.set_reference(reference);
  risk.set_title("Condition of the custody estate");
  risk.set_cause("Cells without sufficient ventilation");
  risk.set_event("A suite is closed");
  risk.set_effect("Detainees are taken to other counties");
  risk.set_owner("Head of Custody");
  risk.set_category("Estates");
  risk.set_treatment(v1::Risk::TREAT);
  risk.set_marking(v1::Risk::OFFICIAL);
  risk.set_proposed_on("2018-01-04");
  return risk;
}

std::string RiskTest::NameOf(const std::string& id) { return "forces/essex/risks/" + id; }

v1::RiskAssessment RiskTest::Assessment(const std::string& as_of, int likelihood, int impact) {
  v1::RiskAssessment assessment;
  assessment.set_as_of(as_of);
  assessment.mutable_inherent()->set_likelihood(5);
  assessment.mutable_inherent()->set_impact(5);
  assessment.mutable_current()->set_likelihood(likelihood);
  assessment.mutable_current()->set_impact(impact);
  assessment.mutable_target()->set_likelihood(1);
  assessment.mutable_target()->set_impact(1);
  assessment.set_rationale("After the inspection");
  return assessment;
}

absl::StatusOr<v1::Risk> RiskTest::Create(const std::string& id, const v1::Risk& asked,
                                          const Caller& caller) {
  v1::CreateRiskRequest request;
  request.set_parent("forces/essex");
  request.set_risk_id(id);
  *request.mutable_risk() = asked;
  return Call(*risks_, &Stub::CreateRisk, request, caller);
}

absl::StatusOr<v1::Risk> RiskTest::Get(const std::string& id, const Caller& caller) {
  v1::GetRiskRequest request;
  request.set_name(NameOf(id));
  return Call(*risks_, &Stub::GetRisk, request, caller);
}

absl::StatusOr<v1::Risk> RiskTest::Update(const v1::Risk& patch,
                                          const std::vector<std::string>& mask,
                                          const std::string& on) {
  v1::UpdateRiskRequest request;
  *request.mutable_risk() = patch;
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  request.set_on(on);
  return Call(*risks_, &Stub::UpdateRisk, request, Analyst("essex"));
}

void RiskTest::AddOpen(const std::string& id, const v1::Risk& asked) {
  ABSL_ASSERT_OK(Create(id, asked));
  ABSL_ASSERT_OK(Step(&Stub::OpenRisk, id, "2018-01-16"));
}

absl::StatusOr<v1::RiskAssessment> RiskTest::Assess(const std::string& risk, const std::string& id,
                                                    const v1::RiskAssessment& assessment,
                                                    const Caller& caller) {
  v1::CreateRiskAssessmentRequest request;
  request.set_parent(NameOf(risk));
  request.set_risk_assessment_id(id);
  *request.mutable_risk_assessment() = assessment;
  return Call(*assessments_, &v1::RiskAssessmentService::Stub::CreateRiskAssessment, request,
              caller);
}

absl::StatusOr<v1::RiskRegister> RiskTest::Register(const std::string& as_of,
                                                    v1::GetRiskRegisterRequest request,
                                                    const Caller& caller) {
  request.set_name("forces/essex/riskRegister");
  request.set_as_of(as_of);
  return Call(*registers_, &Registers::GetRiskRegister, request, caller);
}

absl::StatusOr<v1::RiskRegisterSnapshot> RiskTest::Freeze(const std::string& id,
                                                          const std::string& as_of,
                                                          const std::string& day,
                                                          const Caller& caller) {
  v1::CreateRiskRegisterSnapshotRequest request;
  request.set_parent("forces/essex");
  request.set_risk_register_snapshot_id(id);
  request.mutable_risk_register_snapshot()->set_as_of(as_of);
  request.mutable_risk_register_snapshot()->set_presented_at_meeting(
      "forces/essex/bodies/bcb/meetings/day-" + day);
  return Call(*registers_, &Registers::CreateRiskRegisterSnapshot, request, caller);
}

absl::StatusOr<v1::RiskRegisterSnapshot> RiskTest::GetSnapshot(const std::string& id,
                                                               const Caller& caller) {
  v1::GetRiskRegisterSnapshotRequest request;
  request.set_name("forces/essex/riskRegisterSnapshots/" + id);
  return Call(*registers_, &Registers::GetRiskRegisterSnapshot, request, caller);
}

void RiskTest::AddBody() {
  Value(
      "INSERT INTO governance.body (force, id, uid, version, created_at, created_by, updated_at, "
      "updated_by, code, title, aliases, kind, is_public) VALUES ('essex', 'bcb', "
      "gen_random_uuid(), 1, now(), 'test', now(), 'test', 'BCB', 'Board', '{}', 1, true) "
      "RETURNING id");
}

void RiskTest::AddMeeting(const std::string& day) {
  Value(absl::StrCat(
      "INSERT INTO governance.meeting (force, body, id, uid, version, created_at, created_by, "
      "updated_at, updated_by, date, start_minute, venue, is_public, previous_minutes_of, "
      "historic_import, state, end_reason, postponed_to, postponed_from) VALUES ('essex', 'bcb', "
      "'day-",
      day, "', gen_random_uuid(), 1, now(), 'test', now(), 'test', '", day,
      "', 840, '', true, '{}', true, 1, '', '', '') RETURNING id"));
}

void RiskTest::AddOffice(const std::string& id) {
  Value(absl::StrCat(
      "INSERT INTO governance.office (force, id, uid, version, created_at, created_by, updated_at, "
      "updated_by, title, tenures) VALUES ('essex', '",
      id, "', gen_random_uuid(), 1, now(), 'test', now(), 'test', '", id, "', '{}') RETURNING id"));
}

}  // namespace copperplate::governance
