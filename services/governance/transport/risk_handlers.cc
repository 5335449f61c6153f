#include "services/governance/transport/risk_handlers.h"

#include <optional>
#include <utility>

#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/governance/app/change_risk.h"
#include "services/governance/transport/history_mapping.h"
#include "services/governance/transport/risk_mapping.h"

namespace copperplate::governance {
namespace {

// A step of `details`, which have what the request says beside its day and why.
template <class Request>
absl::StatusOr<v1::Risk> AnswerRiskMove(const Ports& ports, const rpc::CallContext& call,
                                        const Request& request, RiskMoveDetails details,
                                        Faults faults) {
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  details.reason = request.reason();
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const RiskPrinter& print) {
    return MoveRisk(ports.risks, context, path, asked, details, on, print);
  };
  return PartCall<Risk>(ports.risks, call).Move(request, std::move(faults), move);
}

}  // namespace

absl::StatusOr<v1::Risk> RiskHandlers::GetRisk(const rpc::CallContext& call,
                                               const v1::GetRiskRequest& request) const {
  return PartCall<Risk>(ports_.risks, call).Get(request);
}

absl::StatusOr<v1::ListRisksResponse> RiskHandlers::ListRisks(
    const rpc::CallContext& call, const v1::ListRisksRequest& request) const {
  using Response = v1::ListRisksResponse;
  Faults faults;
  PartFilter<Risk> filter;
  filter.state = api::ReadOptionalEnum<RiskState>(request.state(), "state", faults);
  return PartCall<Risk>(ports_.risks, call)
      .List<Response>(kForceName, request, &Response::add_risks, filter, std::move(faults));
}

absl::StatusOr<v1::Risk> RiskHandlers::CreateRisk(const rpc::CallContext& call,
                                                  const v1::CreateRiskRequest& request) const {
  std::optional<absl::CivilDay> proposed_on;
  if (const auto day = ParseDate(request.risk().proposed_on()); day.ok()) proposed_on = *day;
  const auto create = [&](const RequestContext& context, absl::string_view, const Risk& risk,
                          WriteMode mode, const RiskPrinter& print) {
    return governance::CreateRisk(ports_.risks, context, risk, proposed_on, mode, print);
  };
  return PartCall<Risk>(ports_.risks, call)
      .Create(kForceName, request, request.risk_id(), request.risk(), create);
}

absl::StatusOr<v1::Risk> RiskHandlers::UpdateRisk(const rpc::CallContext& call,
                                                  const v1::UpdateRiskRequest& request) const {
  Faults faults;
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  const auto update = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          MergePart<Risk> merge, const RiskPrinter& print) {
    return RewriteRisk(ports_.risks, context, path, asked, on, merge, print);
  };
  return PartCall<Risk>(ports_.risks, call)
      .Update(request, request.risk(), update, std::move(faults));
}

absl::StatusOr<v1::Risk> RiskHandlers::OpenRisk(const rpc::CallContext& call,
                                                const v1::OpenRiskRequest& request) const {
  RiskMoveDetails details;
  details.move = RiskMove::kOpen;
  return AnswerRiskMove(ports_, call, request, std::move(details), {});
}

absl::StatusOr<v1::Risk> RiskHandlers::CloseRisk(const rpc::CallContext& call,
                                                 const v1::CloseRiskRequest& request) const {
  Faults faults;
  RiskMoveDetails details;
  details.move = RiskMove::kClose;
  details.body =
      ReadOptionalName(kBodyName, call.force, request.body(), "body", "BODY_NOT_OF_FORCE", faults);
  return AnswerRiskMove(ports_, call, request, std::move(details), std::move(faults));
}

absl::StatusOr<v1::Risk> RiskHandlers::ReopenRisk(const rpc::CallContext& call,
                                                  const v1::ReopenRiskRequest& request) const {
  RiskMoveDetails details;
  details.move = RiskMove::kReopen;
  return AnswerRiskMove(ports_, call, request, std::move(details), {});
}

absl::StatusOr<v1::RiskAssessment> RiskAssessmentHandlers::GetRiskAssessment(
    const rpc::CallContext& call, const v1::GetRiskAssessmentRequest& request) const {
  return PartCall<RiskAssessment>(ports_.risk_assessments, call).Get(request);
}

absl::StatusOr<v1::ListRiskAssessmentsResponse> RiskAssessmentHandlers::ListRiskAssessments(
    const rpc::CallContext& call, const v1::ListRiskAssessmentsRequest& request) const {
  using Response = v1::ListRiskAssessmentsResponse;
  return PartCall<RiskAssessment>(ports_.risk_assessments, call)
      .List<Response>(kRiskName, request, &Response::add_risk_assessments);
}

absl::StatusOr<v1::RiskAssessment> RiskAssessmentHandlers::CreateRiskAssessment(
    const rpc::CallContext& call, const v1::CreateRiskAssessmentRequest& request) const {
  std::optional<absl::CivilDay> as_of;
  if (const auto day = ParseDate(request.risk_assessment().as_of()); day.ok()) as_of = *day;
  const auto create = [&](const RequestContext& context, absl::string_view risk,
                          const RiskAssessment& one, WriteMode mode,
                          const Printer<PartRecord<RiskAssessment>>& print) {
    return AssessRisk(ports_.risk_assessments, context, risk, one, as_of, mode, print);
  };
  return PartCall<RiskAssessment>(ports_.risk_assessments, call)
      .Create(kRiskName, request, request.risk_assessment_id(), request.risk_assessment(), create);
}

}  // namespace copperplate::governance
