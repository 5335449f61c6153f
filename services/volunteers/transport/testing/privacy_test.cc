#include "services/volunteers/transport/testing/privacy_test.h"

#include "absl/strings/str_cat.h"

namespace copperplate::volunteers {

void PrivacyTest::AddActive(const std::string& volunteer, const std::string& engagement) {
  AddInducted(volunteer, engagement);
  Activate(absl::StrCat("forces/essex/volunteers/", volunteer, "/engagements/", engagement));
}

absl::Status PrivacyTest::Leave(const std::string& engagement_name, const std::string& on) {
  v1::MoveEngagementRequest leave;
  leave.set_name(engagement_name);
  leave.set_to(v1::Engagement::LEFT);
  leave.set_effective_on(on);
  leave.set_leaving_reason(v1::Engagement::MOVED);
  leave.set_kit_returned(true);
  leave.set_exit_interview_offered_on(on);
  return MoveEngagement(leave).status();
}

absl::StatusOr<v1::RetentionRule> PrivacyTest::AddRule(const std::string& id,
                                                       v1::RetentionRule::RecordClass record_class,
                                                       int64_t months) {
  v1::CreateRetentionRuleRequest request;
  request.set_parent("forces/essex");
  request.set_retention_rule_id(id);
  request.mutable_retention_rule()->set_record_class(record_class);
  request.mutable_retention_rule()->set_months(months);
  return Call(*privacy_, &PrivacyStub::CreateRetentionRule, request, Admin("essex"));
}

absl::StatusOr<v1::LegalHold> PrivacyTest::Hold(const std::string& id, const std::string& reason) {
  v1::CreateLegalHoldRequest request;
  request.set_parent(kVolunteer);
  request.set_legal_hold_id(id);
  request.mutable_legal_hold()->set_reason(reason);
  return Call(*privacy_, &PrivacyStub::CreateLegalHold, request, Admin("essex"));
}

absl::StatusOr<v1::LegalHold> PrivacyTest::Release(const std::string& id, const std::string& on) {
  v1::ReleaseLegalHoldRequest request;
  request.set_name(absl::StrCat(kVolunteer, "/legalHolds/", id));
  request.set_released_on(on);
  return Call(*privacy_, &PrivacyStub::ReleaseLegalHold, request, Admin("essex"));
}

absl::StatusOr<v1::Volunteer> PrivacyTest::Anonymise(const std::string& name) {
  v1::AnonymiseVolunteerRequest request;
  request.set_name(name);
  return Call(*privacy_, &PrivacyStub::AnonymiseVolunteer, request, Admin("essex"));
}

absl::StatusOr<v1::Volunteer> PrivacyTest::GetVolunteer(const std::string& name) {
  v1::GetVolunteerRequest request;
  request.set_name(name);
  return Call(*volunteers_, &v1::VolunteerService::Stub::GetVolunteer, request, Analyst("essex"));
}

}  // namespace copperplate::volunteers
