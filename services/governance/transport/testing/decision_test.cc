#include "services/governance/transport/testing/decision_test.h"

namespace copperplate::governance {

v1::Decision DecisionTest::Agreement(const std::string& reference) {
  v1::Decision decision;
  decision.set_reference(reference);
  decision.set_title("Section 22A Agreement: Modern Slavery Police Transformation Fund Programme");
  decision.set_significant_public_interest(true);
  decision.set_spi_basis("A collaboration agreement under section 22A of the Police Act 1996");
  decision.set_spi_determined_by("Police and Crime Commissioner");
  decision.set_marking(v1::Decision::OFFICIAL);
  return decision;
}

absl::StatusOr<v1::Decision> DecisionTest::Add(const std::string& id, const v1::Decision& decision,
                                               const Caller& caller) {
  v1::CreateDecisionRequest request;
  request.set_parent("forces/essex");
  request.set_decision_id(id);
  *request.mutable_decision() = decision;
  return Call(*decisions_, &Decisions::CreateDecision, request, caller);
}

absl::StatusOr<v1::Decision> DecisionTest::Get(const std::string& id, const Caller& caller) {
  v1::GetDecisionRequest request;
  request.set_name(NameOf(id));
  return Call(*decisions_, &Decisions::GetDecision, request, caller);
}

absl::StatusOr<v1::ListDecisionsResponse> DecisionTest::List(v1::ListDecisionsRequest request,
                                                             const Caller& caller) {
  request.set_parent("forces/essex");
  return Call(*decisions_, &Decisions::ListDecisions, request, caller);
}

absl::StatusOr<v1::Decision> DecisionTest::Update(const std::string& id, const v1::Decision& patch,
                                                  const std::vector<std::string>& mask) {
  v1::UpdateDecisionRequest request;
  *request.mutable_decision() = patch;
  request.mutable_decision()->set_name(NameOf(id));
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  return Call(*decisions_, &Decisions::UpdateDecision, request, Analyst("essex"));
}

absl::StatusOr<v1::Decision> DecisionTest::Take(const std::string& id, const std::string& on,
                                                const std::string& by) {
  v1::TakeDecisionRequest request;
  request.set_taken_by(by);
  return Step(&Decisions::TakeDecision, id, on, request);
}

absl::StatusOr<v1::Decision> DecisionTest::Publish(const std::string& id, const std::string& on) {
  v1::PublishDecisionRequest request;
  request.set_url("https://www.essex.pfcc.police.uk/decisions/2018-012");
  return Step(&Decisions::PublishDecision, id, on, request);
}

absl::StatusOr<v1::Decision> DecisionTest::Exempt(const std::string& id, const std::string& on,
                                                  const std::string& review_on) {
  v1::RecordDecisionExemptionRequest request;
  request.mutable_exemption()->set_category("Commercial interests");
  request.mutable_exemption()->set_reason("A tender is under way");
  request.mutable_exemption()->set_review_on(review_on);
  return Step(&Decisions::RecordDecisionExemption, id, on, request);
}

absl::StatusOr<v1::Decision> DecisionTest::Revoke(const std::string& id, const std::string& on,
                                                  const std::string& by) {
  v1::RevokeDecisionRequest request;
  request.set_revoked_by(by);
  request.set_reason("Another was taken");
  return Step(&Decisions::RevokeDecision, id, on, request);
}

absl::StatusOr<v1::Declaration> DecisionTest::Leave(const std::string& person) {
  v1::Declaration declaration;
  declaration.set_kind(v1::Declaration::PECUNIARY);
  declaration.set_person(person);
  declaration.set_agenda_item("traffic");
  declaration.set_nature("A director of the supplier");
  declaration.set_action(v1::Declaration::LEFT);
  return Declare(kMay, "interest", declaration);
}

void DecisionTest::AddCommissioner() {
  v1::CreateOfficeRequest request;
  request.set_parent("forces/essex");
  request.set_office_id("commissioner");
  request.mutable_office()->set_title("Police and Crime Commissioner");
  v1::Office::Tenure& tenure = *request.mutable_office()->add_tenures();
  tenure.set_holder("Jason Ablewhite");
  tenure.set_from_date("2016-05-12");
  tenure.set_to_date("2021-05-12");
  ABSL_ASSERT_OK(
      Call(*offices_, &v1::OfficeService::Stub::CreateOffice, request, Analyst("essex")));
}

}  // namespace copperplate::governance
