#include "services/governance/transport/decision_notice_handlers.h"

#include <utility>

#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/resource/reference.h"
#include "libs/status/faults.h"
#include "services/governance/transport/decision_notice_mapping.h"
#include "services/governance/transport/history_mapping.h"

namespace copperplate::governance {
namespace {

// A step of `details`, which have what the request says beside its day and why.
template <class Request>
absl::StatusOr<v1::DecisionNotice> AnswerNoticeMove(const Ports& ports,
                                                    const rpc::CallContext& call,
                                                    const Request& request,
                                                    NoticeMoveDetails details, Faults faults) {
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  details.reason = request.reason();
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const DecisionNoticePrinter& print) {
    return MoveDecisionNotice(ports.decision_notices, context, path, asked, details, on, print);
  };
  return PartCall<DecisionNotice>(ports.decision_notices, call)
      .Move(request, std::move(faults), move);
}

}  // namespace

absl::StatusOr<v1::DecisionNotice> DecisionNoticeHandlers::GetDecisionNotice(
    const rpc::CallContext& call, const v1::GetDecisionNoticeRequest& request) const {
  return PartCall<DecisionNotice>(ports_.decision_notices, call).Get(request);
}

absl::StatusOr<v1::ListDecisionNoticesResponse> DecisionNoticeHandlers::ListDecisionNotices(
    const rpc::CallContext& call, const v1::ListDecisionNoticesRequest& request) const {
  using Response = v1::ListDecisionNoticesResponse;
  Faults faults;
  PartFilter<DecisionNotice> filter;
  filter.state = api::ReadOptionalEnum<NoticeState>(request.state(), "state", faults);
  if (!request.decision().empty()) {
    filter.decision =
        resource::ReadReference(kDecisionName, call.force, request.decision(), "decision", faults);
  }
  return PartCall<DecisionNotice>(ports_.decision_notices, call)
      .List<Response>(kForceName, request, &Response::add_decision_notices, std::move(filter),
                      std::move(faults));
}

absl::StatusOr<v1::DecisionNotice> DecisionNoticeHandlers::CreateDecisionNotice(
    const rpc::CallContext& call, const v1::CreateDecisionNoticeRequest& request) const {
  const auto create = [&](const RequestContext& context, absl::string_view,
                          const DecisionNotice& notice, WriteMode mode,
                          const DecisionNoticePrinter& print) {
    return governance::CreateDecisionNotice(ports_.decision_notices, context, notice, mode, print);
  };
  return PartCall<DecisionNotice>(ports_.decision_notices, call)
      .Create(kForceName, request, request.decision_notice_id(), request.decision_notice(), create);
}

absl::StatusOr<v1::DecisionNotice> DecisionNoticeHandlers::UpdateDecisionNotice(
    const rpc::CallContext& call, const v1::UpdateDecisionNoticeRequest& request) const {
  const auto update = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          MergePart<DecisionNotice> merge, const DecisionNoticePrinter& print) {
    return RewriteDecisionNotice(ports_.decision_notices, context, path, asked, merge, print);
  };
  return PartCall<DecisionNotice>(ports_.decision_notices, call)
      .Update(request, request.decision_notice(), update);
}

absl::StatusOr<v1::DecisionNotice> DecisionNoticeHandlers::AgreeDecisionNotice(
    const rpc::CallContext& call, const v1::AgreeDecisionNoticeRequest& request) const {
  Faults faults;
  NoticeMoveDetails details;
  details.move = NoticeMove::kAgreeToSign;
  details.outcome = ReadOptionalName(kOutcomeName, call.force, request.outcome(), "outcome",
                                     "OUTCOME_NOT_OF_FORCE", faults);
  return AnswerNoticeMove(ports_, call, request, std::move(details), std::move(faults));
}

absl::StatusOr<v1::DecisionNotice> DecisionNoticeHandlers::SignDecisionNotice(
    const rpc::CallContext& call, const v1::SignDecisionNoticeRequest& request) const {
  NoticeMoveDetails details;
  details.move = NoticeMove::kSign;
  details.signed_by = request.signed_by();
  return AnswerNoticeMove(ports_, call, request, std::move(details), {});
}

absl::StatusOr<v1::DecisionNotice> DecisionNoticeHandlers::PublishDecisionNotice(
    const rpc::CallContext& call, const v1::PublishDecisionNoticeRequest& request) const {
  NoticeMoveDetails details;
  details.move = NoticeMove::kPublish;
  details.url = request.url();
  return AnswerNoticeMove(ports_, call, request, std::move(details), {});
}

absl::StatusOr<v1::DecisionNotice> DecisionNoticeHandlers::WithdrawDecisionNotice(
    const rpc::CallContext& call, const v1::WithdrawDecisionNoticeRequest& request) const {
  NoticeMoveDetails details;
  details.move = NoticeMove::kWithdraw;
  return AnswerNoticeMove(ports_, call, request, std::move(details), {});
}

}  // namespace copperplate::governance
