#include "services/volunteers/transport/vetting_handlers.h"

#include <utility>

#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/status/faults.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/move_vetting_check.h"
#include "services/volunteers/transport/vetting_check_mapping.h"

namespace copperplate::volunteers {

PartCall<VettingCheck> VettingHandlers::CheckCall(const rpc::CallContext& call) const {
  return {ports_.vetting_checks, call, {.today = LondonDay(clock_.Now())}};
}

absl::StatusOr<v1::VettingCheck> VettingHandlers::GetVettingCheck(
    const rpc::CallContext& call, const v1::GetVettingCheckRequest& request) const {
  return CheckCall(call).Get(request);
}

absl::StatusOr<v1::ListVettingChecksResponse> VettingHandlers::ListVettingChecks(
    const rpc::CallContext& call, const v1::ListVettingChecksRequest& request) const {
  using Response = v1::ListVettingChecksResponse;
  return CheckCall(call).List<Response>(kVolunteerName, request, &Response::add_vetting_checks);
}

absl::StatusOr<v1::VettingCheck> VettingHandlers::CreateVettingCheck(
    const rpc::CallContext& call, const v1::CreateVettingCheckRequest& request) const {
  return CheckCall(call).Create(kVolunteerName, request, request.vetting_check_id(),
                                request.vetting_check());
}

absl::StatusOr<v1::VettingCheck> VettingHandlers::UpdateVettingCheck(
    const rpc::CallContext& call, const v1::UpdateVettingCheckRequest& request) const {
  return CheckCall(call).Update(request, request.vetting_check());
}

absl::StatusOr<v1::VettingCheck> VettingHandlers::MoveVettingCheck(
    const rpc::CallContext& call, const v1::MoveVettingCheckRequest& request) const {
  const absl::CivilDay today = LondonDay(clock_.Now());
  Faults faults;
  VettingMove move;
  move.to = api::ReadEnum<VettingState>(request.to(), "to", faults);
  move.on = fields::ReadOptionalDate(request.on(), "on", faults).value_or(today);
  move.expires_on = fields::ReadOptionalDate(request.expires_on(), "expires_on", faults);
  move.external_ref = request.external_ref();
  fields::CheckOptionalLine(move.external_ref, "external_ref", faults);
  const auto use_case = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<VettingCheck>>& print) {
    return volunteers::MoveVettingCheck(ports_.vetting_checks, context, path, move, today, asked,
                                        print);
  };
  return CheckCall(call).Move(request, std::move(faults), use_case);
}

absl::StatusOr<v1::VettingCheck> VettingHandlers::CorrectVettingCheck(
    const rpc::CallContext& call, const v1::CorrectVettingCheckRequest& request) const {
  const absl::CivilDay today = LondonDay(clock_.Now());
  Faults faults;
  VettingCorrection correction;
  correction.decided_on = fields::ReadOptionalDate(request.decided_on(), "decided_on", faults);
  correction.expires_on = fields::ReadOptionalDate(request.expires_on(), "expires_on", faults);
  correction.withdrawn_on =
      fields::ReadOptionalDate(request.withdrawn_on(), "withdrawn_on", faults);
  correction.reason = request.reason();
  fields::CheckProse(correction.reason, "reason", faults);
  const auto use_case = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<VettingCheck>>& print) {
    return volunteers::CorrectVettingCheck(ports_.vetting_checks, context, path, correction, today,
                                           asked, print);
  };
  return CheckCall(call).Move(request, std::move(faults), use_case);
}

}  // namespace copperplate::volunteers
