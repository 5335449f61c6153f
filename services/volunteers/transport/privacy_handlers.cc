#include "services/volunteers/transport/privacy_handlers.h"

#include <utility>

#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/handler/resource.h"
#include "libs/status/faults.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/anonymise_volunteer.h"
#include "services/volunteers/transport/legal_hold_mapping.h"
#include "services/volunteers/transport/mapping_fields.h"
#include "services/volunteers/transport/retention_rule_mapping.h"
#include "services/volunteers/transport/volunteer_mapping.h"

namespace copperplate::volunteers {
namespace {

v1::RetentionDue WriteDue(absl::string_view force, const DueErasure& due) {
  const Retention& retention = due.retention;
  v1::RetentionDue out;
  out.set_volunteer(kVolunteerName.Format(force, due.volunteer));
  out.set_record_class(api::ToProto<v1::RetentionRule::RecordClass>(retention.record_class));
  out.set_retention_rule(kRetentionRuleName.Format(force, retention.rule));
  if (!retention.engagement.empty()) {
    out.set_engagement(kEngagementName.Format(force, due.volunteer, retention.engagement));
  }
  out.set_ended_on(DateText(retention.ended_on));
  out.set_due_on(DateText(retention.due_on));
  return out;
}

}  // namespace

PartCall<LegalHold> PrivacyHandlers::HoldCall(const rpc::CallContext& call) const {
  return {ports_.legal_holds,
          call,
          {.today = LondonDay(clock_.Now()), .caller = handler::ContextOf(call).caller}};
}

absl::StatusOr<v1::RetentionRule> PrivacyHandlers::GetRetentionRule(
    const rpc::CallContext& call, const v1::GetRetentionRuleRequest& request) const {
  return PartCall<RetentionRule>(ports_.retention_rules, call).Get(request);
}

absl::StatusOr<v1::ListRetentionRulesResponse> PrivacyHandlers::ListRetentionRules(
    const rpc::CallContext& call, const v1::ListRetentionRulesRequest& request) const {
  using Response = v1::ListRetentionRulesResponse;
  return PartCall<RetentionRule>(ports_.retention_rules, call)
      .List<Response>(kForceName, request, &Response::add_retention_rules);
}

absl::StatusOr<v1::RetentionRule> PrivacyHandlers::CreateRetentionRule(
    const rpc::CallContext& call, const v1::CreateRetentionRuleRequest& request) const {
  return PartCall<RetentionRule>(ports_.retention_rules, call)
      .Create(kForceName, request, request.retention_rule_id(), request.retention_rule());
}

absl::StatusOr<v1::RetentionRule> PrivacyHandlers::UpdateRetentionRule(
    const rpc::CallContext& call, const v1::UpdateRetentionRuleRequest& request) const {
  return PartCall<RetentionRule>(ports_.retention_rules, call)
      .Update(request, request.retention_rule());
}

absl::StatusOr<google::protobuf::Empty> PrivacyHandlers::DeleteRetentionRule(
    const rpc::CallContext& call, const v1::DeleteRetentionRuleRequest& request) const {
  return PartCall<RetentionRule>(ports_.retention_rules, call).Delete(request);
}

absl::StatusOr<v1::LegalHold> PrivacyHandlers::GetLegalHold(
    const rpc::CallContext& call, const v1::GetLegalHoldRequest& request) const {
  return HoldCall(call).Get(request);
}

absl::StatusOr<v1::ListLegalHoldsResponse> PrivacyHandlers::ListLegalHolds(
    const rpc::CallContext& call, const v1::ListLegalHoldsRequest& request) const {
  using Response = v1::ListLegalHoldsResponse;
  return HoldCall(call).List<Response>(kVolunteerName, request, &Response::add_legal_holds);
}

absl::StatusOr<v1::LegalHold> PrivacyHandlers::CreateLegalHold(
    const rpc::CallContext& call, const v1::CreateLegalHoldRequest& request) const {
  return HoldCall(call).Create(kVolunteerName, request, request.legal_hold_id(),
                               request.legal_hold());
}

absl::StatusOr<v1::LegalHold> PrivacyHandlers::UpdateLegalHold(
    const rpc::CallContext& call, const v1::UpdateLegalHoldRequest& request) const {
  return HoldCall(call).Update(request, request.legal_hold());
}

absl::StatusOr<v1::LegalHold> PrivacyHandlers::ReleaseLegalHold(
    const rpc::CallContext& call, const v1::ReleaseLegalHoldRequest& request) const {
  Faults faults;
  const absl::CivilDay on =
      fields::ReadDayUpTo(request.released_on(), "released_on", LondonDay(clock_.Now()), faults);
  const auto use_case = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<LegalHold>>& print) {
    return volunteers::ReleaseLegalHold(ports_.legal_holds, context, path, on, asked, print);
  };
  return HoldCall(call).Move(request, std::move(faults), use_case);
}

absl::StatusOr<v1::Volunteer> PrivacyHandlers::AnonymiseVolunteer(
    const rpc::CallContext& call, const v1::AnonymiseVolunteerRequest& request) const {
  const absl::CivilDay today = LondonDay(clock_.Now());
  const auto use_case = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<Volunteer>>& print) {
    return volunteers::AnonymiseVolunteer(ports_.erasures, context, path, today, asked, print);
  };
  return PartCall<Volunteer>(ports_.volunteers, call, {.today = today})
      .Move(request, Faults(), use_case);
}

absl::StatusOr<v1::ListRetentionDueResponse> PrivacyHandlers::ListRetentionDue(
    const rpc::CallContext& call, const v1::ListRetentionDueRequest& request) const {
  using Response = v1::ListRetentionDueResponse;
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const absl::CivilDay today = LondonDay(clock_.Now());
  return handler::List<Response, DueErasure, v1::RetentionDue>(
      call, request, std::move(faults), &Response::add_retention_due,
      [&](const DueErasure& due) { return WriteDue(call.force, due); },
      [](const DueErasure& due) { return due.volunteer; },
      [&](const RequestContext& context, const std::string& after, int limit) {
        return ListDueErasures(ports_.erasures, context, after, limit, today);
      });
}

}  // namespace copperplate::volunteers
