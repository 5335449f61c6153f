#include "services/volunteers/transport/engagement_handlers.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/correct_engagement.h"
#include "services/volunteers/app/move_engagement.h"
#include "services/volunteers/app/transfer_engagement.h"
#include "services/volunteers/transport/engagement_mapping.h"
#include "services/volunteers/transport/supervision_mapping.h"

namespace copperplate::volunteers {
namespace {

// What is told of another move than the one asked for is no part of it, and would be lost.
template <class Request>
void CheckFieldsOfState(const Request& request, bool has_investigation, Faults& faults) {
  const auto check = [&](bool present, absl::string_view field, v1::Engagement::State state) {
    if (present && request.to() != state) {
      faults.Add("FIELD_NOT_FOR_STATE", field,
                 absl::StrCat("belongs to the move to ", v1::Engagement::State_Name(state)));
    }
  };
  check(!request.expected_return().empty(), "expected_return", v1::Engagement::ON_LEAVE);
  const auto check_left = [&](bool present, absl::string_view field) {
    check(present, field, v1::Engagement::LEFT);
  };
  check_left(!request.notice_given_on().empty(), "notice_given_on");
  check_left(request.shorter_notice_accepted(), "shorter_notice_accepted");
  check_left(!request.exit_interview_offered_on().empty(), "exit_interview_offered_on");
  check_left(request.has_kit_returned(), "kit_returned");
  check_left(has_investigation, "under_investigation");
}

void CheckFieldsOfMove(const v1::MoveEngagementRequest& request, Faults& faults) {
  CheckFieldsOfState(request, request.under_investigation(), faults);
  if (request.leaving_reason() != 0 && request.to() != v1::Engagement::LEFT) {
    faults.Add("FIELD_NOT_FOR_STATE", "leaving_reason", "belongs to the move to LEFT");
  }
}

EngagementMove ReadMove(const v1::MoveEngagementRequest& request, absl::CivilDay today,
                        Faults& faults) {
  const auto day = [&](const std::string& text, absl::string_view field) {
    return fields::ReadOptionalDate(text, field, faults);
  };
  EngagementMove move;
  move.to = api::ReadEnum<EngagementState>(request.to(), "to", faults);
  move.effective_on = day(request.effective_on(), "effective_on").value_or(today);
  move.reason = request.reason();
  fields::CheckOptionalProse(move.reason, "reason", faults);
  move.expected_return = day(request.expected_return(), "expected_return");
  move.leaving_reason =
      api::ReadOptionalEnum<LeavingReason>(request.leaving_reason(), "leaving_reason", faults);
  move.notice_given_on = day(request.notice_given_on(), "notice_given_on");
  move.shorter_notice_accepted = request.shorter_notice_accepted();
  move.exit_interview_offered_on =
      day(request.exit_interview_offered_on(), "exit_interview_offered_on");
  if (request.has_kit_returned()) move.kit_returned = request.kit_returned();
  move.under_investigation = request.under_investigation();
  CheckFieldsOfMove(request, faults);
  return move;
}

// What the corrected move told beside its day.
void ReadToldAnew(const v1::CorrectEngagementRequest& request, EngagementCorrection& correction,
                  Faults& faults) {
  const auto day = [&](const std::string& text, absl::string_view field) {
    return fields::ReadOptionalDate(text, field, faults);
  };
  correction.expected_return = day(request.expected_return(), "expected_return");
  correction.notice_given_on = day(request.notice_given_on(), "notice_given_on");
  correction.shorter_notice_accepted = request.shorter_notice_accepted();
  correction.exit_interview_offered_on =
      day(request.exit_interview_offered_on(), "exit_interview_offered_on");
  if (request.has_kit_returned()) correction.kit_returned = request.kit_returned();
  if (request.has_under_investigation()) {
    correction.under_investigation = request.under_investigation();
  }
  if (request.shorter_notice_accepted() && request.notice_given_on().empty()) {
    faults.Add("FIELD_REQUIRED", "notice_given_on", "must be given with what was accepted of it");
  }
  CheckFieldsOfState(request, request.has_under_investigation(), faults);
}

EngagementTransfer ReadTransfer(const v1::TransferEngagementRequest& request,
                                absl::string_view force, absl::CivilDay today, Faults& faults) {
  EngagementTransfer transfer;
  Engagement& begins = transfer.begins;
  begins.id = request.engagement_id();
  fields::CheckId(begins.id, "engagement_id", faults);
  begins.role = kRoleName.IdOfForce(force, request.role(), "role", faults);
  begins.unit_or_group = ReadUnitOrGroup(force, request.unit_or_group(), faults);
  begins.collar_no = request.collar_number();
  fields::CheckOptionalLine(begins.collar_no, "collar_number", faults);
  transfer.effective_on =
      fields::ReadOptionalDate(request.effective_on(), "effective_on", faults).value_or(today);
  transfer.exit_interview_offered_on = fields::ReadOptionalDate(
      request.exit_interview_offered_on(), "exit_interview_offered_on", faults);
  if (request.has_kit_returned()) transfer.kit_returned = request.kit_returned();
  transfer.under_investigation = request.under_investigation();
  return transfer;
}

}  // namespace

absl::StatusOr<v1::Engagement> EngagementHandlers::GetEngagement(
    const rpc::CallContext& call, const v1::GetEngagementRequest& request) const {
  const absl::Time now = clock_.Now();
  Faults faults;
  PartMapping<Engagement> mapping;
  mapping.as_of = fields::ReadOptionalDate(request.as_of(), "as_of", faults);
  const auto known_at = handler::ReadKnownAt(request, now, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  if (known_at.has_value()) {
    ABSL_ASSIGN_OR_RETURN(const RegisterInstant at, ports_.engagement_register.ReadInstant(
                                                        handler::ContextOf(call), known_at));
    mapping.revision = at.revision;
  }
  ABSL_ASSIGN_OR_RETURN(v1::Engagement engagement,
                        PartCall<Engagement>(ports_.engagements, call, mapping).Get(request));
  // What was not known yet was not there.
  if (engagement.events_size() == 0) return PartUnknown<Engagement>();
  return engagement;
}

absl::StatusOr<v1::ListEngagementsResponse> EngagementHandlers::ListEngagements(
    const rpc::CallContext& call, const v1::ListEngagementsRequest& request) const {
  using Response = v1::ListEngagementsResponse;
  return PartCall<Engagement>(ports_.engagements, call)
      .List<Response>(kVolunteerName, request, &Response::add_engagements);
}

absl::StatusOr<v1::Engagement> EngagementHandlers::UpdateEngagement(
    const rpc::CallContext& call, const v1::UpdateEngagementRequest& request) const {
  const auto update = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          MergePart<Engagement> merge,
                          const Printer<PartRecord<Engagement>>& print) {
    return volunteers::UpdateEngagement(ports_.engagements, context, path, LondonDay(clock_.Now()),
                                        asked, merge, print);
  };
  return PartCall<Engagement>(ports_.engagements, call)
      .Update(request, request.engagement(), update);
}

absl::StatusOr<v1::Engagement> EngagementHandlers::CreateEngagement(
    const rpc::CallContext& call, const v1::CreateEngagementRequest& request) const {
  const auto create = [&](const RequestContext& context, absl::string_view volunteer,
                          const Engagement& engagement, WriteMode mode,
                          const Printer<PartRecord<Engagement>>& print) {
    return volunteers::CreateEngagement(ports_.engagements, context, volunteer, engagement,
                                        LondonDay(clock_.Now()), mode, print);
  };
  return PartCall<Engagement>(ports_.engagements, call)
      .Create(kVolunteerName, request, request.engagement_id(), request.engagement(), create);
}

absl::StatusOr<v1::Engagement> EngagementHandlers::MoveEngagement(
    const rpc::CallContext& call, const v1::MoveEngagementRequest& request) const {
  const absl::CivilDay today = LondonDay(clock_.Now());
  Faults faults;
  const EngagementMove move = ReadMove(request, today, faults);
  const auto use_case = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<Engagement>>& print) {
    return volunteers::MoveEngagement(ports_.engagements, context, path, move, today, asked, print);
  };
  return PartCall<Engagement>(ports_.engagements, call).Move(request, std::move(faults), use_case);
}

absl::StatusOr<v1::Engagement> EngagementHandlers::TransferEngagement(
    const rpc::CallContext& call, const v1::TransferEngagementRequest& request) const {
  const absl::CivilDay today = LondonDay(clock_.Now());
  Faults faults;
  const EngagementTransfer transfer = ReadTransfer(request, call.force, today, faults);
  const auto use_case = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<Engagement>>& print) {
    EngagementTransfer of_volunteer = transfer;
    of_volunteer.begins.volunteer = path.front();
    return volunteers::TransferEngagement(ports_.engagements, context, path, of_volunteer, today,
                                          asked, print);
  };
  return PartCall<Engagement>(ports_.engagements, call).Move(request, std::move(faults), use_case);
}

absl::StatusOr<v1::Engagement> EngagementHandlers::CorrectEngagement(
    const rpc::CallContext& call, const v1::CorrectEngagementRequest& request) const {
  const absl::CivilDay today = LondonDay(clock_.Now());
  Faults faults;
  EngagementCorrection correction;
  correction.corrects_seq = request.corrects_seq();
  correction.to = api::ReadEnum<EngagementState>(request.to(), "to", faults);
  correction.effective_on = fields::ReadDate(request.effective_on(), "effective_on", faults);
  correction.reason = request.reason();
  fields::CheckProse(correction.reason, "reason", faults);
  ReadToldAnew(request, correction, faults);
  const auto use_case = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<Engagement>>& print) {
    return volunteers::CorrectEngagement(ports_.engagements, context, path, correction, today,
                                         asked, print);
  };
  return PartCall<Engagement>(ports_.engagements, call).Move(request, std::move(faults), use_case);
}

absl::StatusOr<v1::Supervision> EngagementHandlers::GetSupervision(
    const rpc::CallContext& call, const v1::GetSupervisionRequest& request) const {
  return PartCall<Supervision>(ports_.supervisions, call).Get(request);
}

absl::StatusOr<v1::ListSupervisionsResponse> EngagementHandlers::ListSupervisions(
    const rpc::CallContext& call, const v1::ListSupervisionsRequest& request) const {
  using Response = v1::ListSupervisionsResponse;
  return PartCall<Supervision>(ports_.supervisions, call)
      .List<Response>(kEngagementName, request, &Response::add_supervisions);
}

absl::StatusOr<v1::Supervision> EngagementHandlers::CreateSupervision(
    const rpc::CallContext& call, const v1::CreateSupervisionRequest& request) const {
  return PartCall<Supervision>(ports_.supervisions, call)
      .Create(kEngagementName, request, request.supervision_id(), request.supervision());
}

absl::StatusOr<v1::Supervision> EngagementHandlers::UpdateSupervision(
    const rpc::CallContext& call, const v1::UpdateSupervisionRequest& request) const {
  return PartCall<Supervision>(ports_.supervisions, call).Update(request, request.supervision());
}

absl::StatusOr<v1::Consent> EngagementHandlers::GetConsent(
    const rpc::CallContext& call, const v1::GetConsentRequest& request) const {
  return PartCall<GuardianConsent>(ports_.consents, call).Get(request);
}

absl::StatusOr<v1::ListConsentsResponse> EngagementHandlers::ListConsents(
    const rpc::CallContext& call, const v1::ListConsentsRequest& request) const {
  using Response = v1::ListConsentsResponse;
  return PartCall<GuardianConsent>(ports_.consents, call)
      .List<Response>(kEngagementName, request, &Response::add_consents);
}

absl::StatusOr<v1::Consent> EngagementHandlers::CreateConsent(
    const rpc::CallContext& call, const v1::CreateConsentRequest& request) const {
  return PartCall<GuardianConsent>(ports_.consents, call)
      .Create(kEngagementName, request, request.consent_id(), request.consent());
}

absl::StatusOr<v1::Consent> EngagementHandlers::UpdateConsent(
    const rpc::CallContext& call, const v1::UpdateConsentRequest& request) const {
  return PartCall<GuardianConsent>(ports_.consents, call).Update(request, request.consent());
}

}  // namespace copperplate::volunteers
