#include "services/delivery/transport/improvement_action_handlers.h"

#include <string>
#include <utility>
#include <vector>

#include "libs/api/enum_field.h"
#include "libs/api/page_request.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/resource.h"
#include "libs/resource/reference.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "libs/time/clock.h"
#include "services/delivery/app/change_improvement_action.h"
#include "services/delivery/app/ports/improvement_names.h"
#include "services/delivery/app/read_improvement.h"
#include "services/delivery/transport/improvement_action_mapping.h"
#include "services/delivery/transport/improvement_requests.h"

namespace copperplate::delivery {
namespace {

using ActionResource =
    handler::Resource<v1::ImprovementAction, ImprovementActionRecord, ImprovementAction>;
using Move = ImprovementMove;

ActionResource OfAction(const std::string& force, const std::string& plan, absl::CivilDay today) {
  return {.field = "improvement_action",
          .rules = {.output_only = {"current_due", "due_revisions", "slippage_days", "evidence",
                                    "transitions", "superseded_by"},
                    .immutable = {"number", "raised_on", "original_due"}},
          .to_proto =
              [force, plan](const ImprovementActionRecord& record) {
                return WriteImprovementAction(force, plan, record);
              },
          .read =
              [force, plan, today](absl::string_view id, const v1::ImprovementAction& message,
                                   Faults& faults) {
                return ReadImprovementAction(force, plan, id, message, today, faults);
              }};
}

// A request about one action that is there, on a day.
struct ActionCall {
  template <class Request>
  ActionCall(const rpc::CallContext& call, const Request& request, const Clock& clock)
      : plan(PlanOfPart(kImprovementActionName, request.name())) {
    step.caller = std::string(call.caller());
    step.today = LondonDay(clock.Now());
    step.recorded_at = InMicroseconds(clock.Now());
    step.on = fields::ReadDayUpTo(request.on(), "on", step.today, faults);
  }

  std::string plan;
  ImprovementStep step;
  Faults faults;
};

// `change(context, asked, print)` is the use case.
template <class Request, class Change>
absl::StatusOr<v1::ImprovementAction> ChangeBy(const rpc::CallContext& call, const Request& request,
                                               const ActionCall& asked, const Change& change) {
  return handler::Move(call, request, kImprovementActionName,
                       OfAction(call.force, asked.plan, asked.step.today), asked.faults, change);
}

template <class Request>
absl::StatusOr<v1::ImprovementAction> MoveBy(ImprovementRepository& plans,
                                             const rpc::CallContext& call, const Request& request,
                                             const ActionCall& asked,
                                             ImprovementMoveDetails details) {
  details.reason = request.reason();
  const auto move = [&](const RequestContext& context, const Asked& which,
                        const Printer<ImprovementActionRecord>& print) {
    return MoveImprovementAction(plans, context, asked.plan, which, details, asked.step, print);
  };
  return ChangeBy(call, request, asked, move);
}

ImprovementMoveDetails Of(Move move) {
  ImprovementMoveDetails details;
  details.move = move;
  return details;
}

}  // namespace

absl::StatusOr<v1::ImprovementAction> ImprovementActionHandlers::GetImprovementAction(
    const rpc::CallContext& call, const v1::GetImprovementActionRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(const auto ids, kImprovementActionName.Match(request.name()));
  ABSL_ASSIGN_OR_RETURN(const ImprovementActionRecord record,
                        delivery::GetImprovementAction(plans_, handler::ContextOf(call),
                                                       AskedOf(call, ids[1]), ids.back()));
  return WriteImprovementAction(call.force, ids[1], record);
}

absl::StatusOr<v1::ListImprovementActionsResponse>
ImprovementActionHandlers::ListImprovementActions(
    const rpc::CallContext& call, const v1::ListImprovementActionsRequest& request) const {
  Faults faults;
  const std::string plan = ReadImprovementPlanId(request.parent(), "parent", faults);
  const auto page = api::ReadPageRequest<int64_t>(request, faults);
  const auto state = api::ReadOptionalEnum<ImprovementState>(request.state(), "state", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const Page<ImprovementActionRecord> found,
      delivery::ListImprovementActions(plans_, handler::ContextOf(call), AskedOf(call, plan), state,
                                       NumberAfter(page), page.limit));
  v1::ListImprovementActionsResponse response;
  for (const ImprovementActionRecord& record : found.rows) {
    *response.add_improvement_actions() = WriteImprovementAction(call.force, plan, record);
  }
  if (found.more) {
    response.set_next_page_token(page.NextToken(found.rows.back().action.number));
  }
  return response;
}

absl::StatusOr<v1::ImprovementAction> ImprovementActionHandlers::CreateImprovementAction(
    const rpc::CallContext& call, const v1::CreateImprovementActionRequest& request) const {
  Faults faults;
  const std::string plan = ReadImprovementPlanId(request.parent(), "parent", faults);
  const auto create = [&](const RequestContext& context, const ImprovementAction& action,
                          WriteMode mode, const Printer<ImprovementActionRecord>& print) {
    return delivery::CreateImprovementAction(plans_, context, plan, action, mode, print);
  };
  return handler::Create(
      call, request, request.improvement_action_id(), request.improvement_action(),
      OfAction(call.force, plan, LondonDay(clock_.Now())), std::move(faults), create);
}

absl::StatusOr<v1::ImprovementAction> ImprovementActionHandlers::UpdateImprovementAction(
    const rpc::CallContext& call, const v1::UpdateImprovementActionRequest& request) const {
  const v1::ImprovementAction& patch = request.improvement_action();
  const std::string plan = PlanOfPart(kImprovementActionName, patch.name());
  const auto update = [&](const RequestContext& context, const Asked& asked,
                          MergeImprovementAction merge,
                          const Printer<ImprovementActionRecord>& print) {
    const absl::Time now = InMicroseconds(clock_.Now());
    const absl::CivilDay today = LondonDay(now);
    const ImprovementStep step{std::string(call.caller()), today, today, now};
    return delivery::UpdateImprovementAction(plans_, context, plan, asked, merge, step, print);
  };
  return handler::Update(call, request, patch, kImprovementActionName,
                         OfAction(call.force, plan, LondonDay(clock_.Now())), update);
}

absl::StatusOr<v1::ImprovementAction> ImprovementActionHandlers::ReviseImprovementActionDue(
    const rpc::CallContext& call, const v1::ReviseImprovementActionDueRequest& request) const {
  ActionCall asked(call, request, clock_);
  const absl::CivilDay due = fields::ReadDate(request.due(), "due", asked.faults);
  const auto revise = [&](const RequestContext& context, const Asked& which,
                          const Printer<ImprovementActionRecord>& print) {
    return delivery::ReviseImprovementActionDue(plans_, context, asked.plan, which, due,
                                                request.reason(), asked.step, print);
  };
  return ChangeBy(call, request, asked, revise);
}

absl::StatusOr<v1::ImprovementAction> ImprovementActionHandlers::AddImprovementActionEvidence(
    const rpc::CallContext& call, const v1::AddImprovementActionEvidenceRequest& request) const {
  ActionCall asked(call, request, clock_);
  const std::vector<ImprovementEvidence> evidence = ReadEvidence(request.evidence(), asked.faults);
  const auto add = [&](const RequestContext& context, const Asked& which,
                       const Printer<ImprovementActionRecord>& print) {
    return delivery::AddImprovementActionEvidence(plans_, context, asked.plan, which, evidence,
                                                  asked.step, print);
  };
  return ChangeBy(call, request, asked, add);
}

absl::StatusOr<v1::ImprovementAction> ImprovementActionHandlers::StartImprovementAction(
    const rpc::CallContext& call, const v1::StartImprovementActionRequest& request) const {
  return MoveBy(plans_, call, request, ActionCall(call, request, clock_), Of(Move::kStart));
}

absl::StatusOr<v1::ImprovementAction> ImprovementActionHandlers::SubmitImprovementActionEvidence(
    const rpc::CallContext& call, const v1::SubmitImprovementActionEvidenceRequest& request) const {
  ActionCall asked(call, request, clock_);
  ImprovementMoveDetails details = Of(Move::kSubmitEvidence);
  details.evidence = ReadEvidence(request.evidence(), asked.faults);
  return MoveBy(plans_, call, request, asked, std::move(details));
}

absl::StatusOr<v1::ImprovementAction> ImprovementActionHandlers::DischargeImprovementAction(
    const rpc::CallContext& call, const v1::DischargeImprovementActionRequest& request) const {
  ImprovementMoveDetails details = Of(Move::kDischarge);
  details.at_body = request.at_body();
  details.delegate = request.delegate();
  return MoveBy(plans_, call, request, ActionCall(call, request, clock_), std::move(details));
}

absl::StatusOr<v1::ImprovementAction> ImprovementActionHandlers::ReturnImprovementAction(
    const rpc::CallContext& call, const v1::ReturnImprovementActionRequest& request) const {
  return MoveBy(plans_, call, request, ActionCall(call, request, clock_), Of(Move::kReturn));
}

absl::StatusOr<v1::ImprovementAction> ImprovementActionHandlers::ReopenImprovementAction(
    const rpc::CallContext& call, const v1::ReopenImprovementActionRequest& request) const {
  return MoveBy(plans_, call, request, ActionCall(call, request, clock_), Of(Move::kReopen));
}

absl::StatusOr<v1::ImprovementAction> ImprovementActionHandlers::SupersedeImprovementAction(
    const rpc::CallContext& call, const v1::SupersedeImprovementActionRequest& request) const {
  ActionCall asked(call, request, clock_);
  ImprovementMoveDetails details = Of(Move::kSupersede);
  const absl::string_view parents[] = {call.force, asked.plan};
  details.superseded_by = resource::ReadReference(
      kImprovementActionName, parents, request.superseded_by(), "superseded_by", asked.faults);
  return MoveBy(plans_, call, request, asked, std::move(details));
}

absl::StatusOr<v1::ImprovementAction> ImprovementActionHandlers::RejectImprovementAction(
    const rpc::CallContext& call, const v1::RejectImprovementActionRequest& request) const {
  ImprovementMoveDetails details = Of(Move::kReject);
  details.at_body = request.at_body();
  return MoveBy(plans_, call, request, ActionCall(call, request, clock_), std::move(details));
}

}  // namespace copperplate::delivery
