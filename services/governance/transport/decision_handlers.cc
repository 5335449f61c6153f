#include "services/governance/transport/decision_handlers.h"

#include <optional>
#include <string>
#include <utility>

#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/resource/reference.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/transport/decision_mapping.h"
#include "services/governance/transport/publication_mapping.h"

namespace copperplate::governance {
namespace {

// With what says how publication stands on the day of `now`.
absl::StatusOr<PartMapping<Decision>> MappingOn(const Ports& ports, const rpc::CallContext& call,
                                                absl::Time now) {
  PartMapping<Decision> mapping;
  mapping.today = LondonDay(now);
  mapping.for_viewer = !handler::SeesSensitive(call);
  ABSL_ASSIGN_OR_RETURN(mapping.targets,
                        ports.publication_register.ReadTargets(handler::ContextOf(call)));
  return mapping;
}

// A step of `details`, which have what the request says beside its day and why.
template <class Request>
absl::StatusOr<v1::Decision> AnswerDecisionMove(const Ports& ports, const rpc::CallContext& call,
                                                const Request& request, DecisionMoveDetails details,
                                                Faults faults) {
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  details.reason = request.reason();
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const DecisionPrinter& print) {
    return MoveDecision(ports.decisions, context, path, asked, details, on, print);
  };
  return PartCall<Decision>(ports.decisions, call).Move(request, std::move(faults), move);
}

}  // namespace

absl::StatusOr<v1::Decision> DecisionHandlers::GetDecision(
    const rpc::CallContext& call, const v1::GetDecisionRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(PartMapping<Decision> mapping, MappingOn(ports_, call, clock_.Now()));
  return PartCall<Decision>(ports_.decisions, call, std::move(mapping)).Get(request);
}

absl::StatusOr<v1::ListDecisionsResponse> DecisionHandlers::ListDecisions(
    const rpc::CallContext& call, const v1::ListDecisionsRequest& request) const {
  using Response = v1::ListDecisionsResponse;
  Faults faults;
  PartFilter<Decision> filter;
  filter.state = api::ReadOptionalEnum<DecisionState>(request.state(), "state", faults);
  filter.publication_owed = request.publication_owed();
  ABSL_ASSIGN_OR_RETURN(PartMapping<Decision> mapping, MappingOn(ports_, call, clock_.Now()));
  return PartCall<Decision>(ports_.decisions, call, std::move(mapping))
      .List<Response>(kForceName, request, &Response::add_decisions, filter, std::move(faults));
}

absl::StatusOr<v1::Decision> DecisionHandlers::CreateDecision(
    const rpc::CallContext& call, const v1::CreateDecisionRequest& request) const {
  const auto create = [&](const RequestContext& context, absl::string_view,
                          const Decision& decision, WriteMode mode, const DecisionPrinter& print) {
    return governance::CreateDecision(ports_.decisions, context, decision, mode, print);
  };
  return PartCall<Decision>(ports_.decisions, call)
      .Create(kForceName, request, request.decision_id(), request.decision(), create);
}

absl::StatusOr<v1::Decision> DecisionHandlers::UpdateDecision(
    const rpc::CallContext& call, const v1::UpdateDecisionRequest& request) const {
  const auto update = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          MergePart<Decision> merge, const DecisionPrinter& print) {
    return RewriteDecision(ports_.decisions, context, path, asked, merge, print);
  };
  return PartCall<Decision>(ports_.decisions, call).Update(request, request.decision(), update);
}

absl::StatusOr<v1::Decision> DecisionHandlers::TakeDecision(
    const rpc::CallContext& call, const v1::TakeDecisionRequest& request) const {
  DecisionMoveDetails details;
  details.move = DecisionMove::kTake;
  details.taken_by = request.taken_by();
  return AnswerDecisionMove(ports_, call, request, std::move(details), {});
}

absl::StatusOr<v1::Decision> DecisionHandlers::PublishDecision(
    const rpc::CallContext& call, const v1::PublishDecisionRequest& request) const {
  DecisionMoveDetails details;
  details.move = DecisionMove::kPublish;
  details.url = request.url();
  return AnswerDecisionMove(ports_, call, request, std::move(details), {});
}

absl::StatusOr<v1::Decision> DecisionHandlers::RecordDecisionExemption(
    const rpc::CallContext& call, const v1::RecordDecisionExemptionRequest& request) const {
  Faults faults;
  DecisionMoveDetails details;
  details.move = DecisionMove::kRecordExemption;
  details.exemption = ReadExemption(request.exemption(), faults);
  return AnswerDecisionMove(ports_, call, request, std::move(details), std::move(faults));
}

absl::StatusOr<v1::Decision> DecisionHandlers::RecordDecision(
    const rpc::CallContext& call, const v1::RecordDecisionRequest& request) const {
  DecisionMoveDetails details;
  details.move = DecisionMove::kRecord;
  return AnswerDecisionMove(ports_, call, request, std::move(details), {});
}

absl::StatusOr<v1::Decision> DecisionHandlers::RevokeDecision(
    const rpc::CallContext& call, const v1::RevokeDecisionRequest& request) const {
  Faults faults;
  DecisionMoveDetails details;
  details.move = DecisionMove::kRevoke;
  const std::string later = resource::ReadReference(kDecisionName, call.force, request.revoked_by(),
                                                    "revoked_by", faults);
  details.revoked_by = kDecisionName.Format(call.force, later);
  return AnswerDecisionMove(ports_, call, request, std::move(details), std::move(faults));
}

}  // namespace copperplate::governance
