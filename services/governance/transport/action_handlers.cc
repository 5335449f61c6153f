#include "services/governance/transport/action_handlers.h"

#include <optional>
#include <string>
#include <utility>

#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/resource/match.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/text/slug.h"
#include "services/governance/app/change_action.h"
#include "services/governance/transport/action_mapping.h"
#include "services/governance/transport/history_mapping.h"

namespace copperplate::governance {
namespace {

PartMapping<Action> ShownTo(const rpc::CallContext& call) {
  return {.for_viewer = !handler::SeesSensitive(call)};
}

// What every step says, and its day.
template <class Request>
ActionMoveDetails ReadActionMove(ActionMove move, const Request& request,
                                 std::optional<absl::CivilDay>& on, Faults& faults) {
  on = fields::ReadOptionalDate(request.on(), "on", faults);
  ActionMoveDetails details;
  details.move = move;
  details.reason = request.reason();
  return details;
}

template <class Request>
absl::StatusOr<v1::Action> AnswerActionMove(const Ports& ports, const rpc::CallContext& call,
                                            const Request& request,
                                            const ActionMoveDetails& details,
                                            std::optional<absl::CivilDay> on, Faults faults) {
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const ActionPrinter& print) {
    return MoveAction(ports.actions, context, path, asked, details, on, print);
  };
  return PartCall<Action>(ports.actions, call).Move(request, std::move(faults), move);
}

// The step that says nothing but its day and why.
template <class Request>
absl::StatusOr<v1::Action> AnswerBareActionMove(const Ports& ports, const rpc::CallContext& call,
                                                const Request& request, ActionMove move) {
  Faults faults;
  std::optional<absl::CivilDay> on;
  const ActionMoveDetails details = ReadActionMove(move, request, on, faults);
  return AnswerActionMove(ports, call, request, details, on, std::move(faults));
}

// The name of the action that stands in the place of the one that the request names: a name, or an
// id of the same body.
std::string ReadSupersedingAction(const v1::SupersedeActionRequest& request, Faults& faults) {
  const std::string& text = request.superseded_by();
  if (text.empty()) return "";
  decltype(kActionName)::Ids ids;
  if (IsResourceId(text) && kActionName.Matches(request.name(), ids)) {
    return kActionName.Format(ids[0], ids[1], text);
  }
  kActionName.Match(text, "superseded_by", faults);
  return text;
}

}  // namespace

absl::StatusOr<v1::Action> ActionHandlers::GetAction(const rpc::CallContext& call,
                                                     const v1::GetActionRequest& request) const {
  return PartCall<Action>(ports_.actions, call, ShownTo(call)).Get(request);
}

absl::StatusOr<v1::ListActionsResponse> ActionHandlers::ListActions(
    const rpc::CallContext& call, const v1::ListActionsRequest& request) const {
  using Response = v1::ListActionsResponse;
  Faults faults;
  PartFilter<Action> filter;
  filter.state = api::ReadOptionalEnum<ActionState>(request.state(), "state", faults);
  filter.raised_at_meeting = ReadOptionalName(kMeetingName, call.force, request.raised_at_meeting(),
                                              "raised_at_meeting", "MEETING_NOT_OF_FORCE", faults);
  return PartCall<Action>(ports_.actions, call, ShownTo(call))
      .List<Response>(kBodyName, request, &Response::add_actions, std::move(filter),
                      std::move(faults));
}

absl::StatusOr<v1::Action> ActionHandlers::CreateAction(
    const rpc::CallContext& call, const v1::CreateActionRequest& request) const {
  std::optional<absl::CivilDay> raised_on;
  if (const auto day = ParseDate(request.action().raised_on()); day.ok()) raised_on = *day;
  const auto create = [&](const RequestContext& context, absl::string_view body,
                          const Action& action, WriteMode mode, const ActionPrinter& print) {
    return RaiseAction(ports_.actions, context, body, action, raised_on, mode, print);
  };
  return PartCall<Action>(ports_.actions, call)
      .Create(kBodyName, request, "", request.action(), create);
}

absl::StatusOr<v1::Action> ActionHandlers::UpdateAction(
    const rpc::CallContext& call, const v1::UpdateActionRequest& request) const {
  Faults faults;
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  const auto update = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          MergePart<Action> merge, const ActionPrinter& print) {
    return RewriteAction(ports_.actions, context, path, asked, on, merge, print);
  };
  return PartCall<Action>(ports_.actions, call)
      .Update(request, request.action(), update, std::move(faults));
}

absl::StatusOr<v1::Action> ActionHandlers::ReviseActionDue(
    const rpc::CallContext& call, const v1::ReviseActionDueRequest& request) const {
  Faults faults;
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  const ActionDueRevision revision{fields::ReadDate(request.due(), "due", faults), request.reason(),
                                   request.approved_by()};
  const auto revise = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          const ActionPrinter& print) {
    return governance::ReviseActionDue(ports_.actions, context, path, asked, revision, on, print);
  };
  return PartCall<Action>(ports_.actions, call).Move(request, std::move(faults), revise);
}

absl::StatusOr<v1::Action> ActionHandlers::StrikeOutAction(
    const rpc::CallContext& call, const v1::StrikeOutActionRequest& request) const {
  Faults faults;
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  const auto strike = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          const ActionPrinter& print) {
    return governance::StrikeOutAction(ports_.actions, context, path, asked, request.reason(), on,
                                       print);
  };
  return PartCall<Action>(ports_.actions, call).Move(request, std::move(faults), strike);
}

absl::StatusOr<v1::Action> ActionHandlers::StartAction(
    const rpc::CallContext& call, const v1::StartActionRequest& request) const {
  return AnswerBareActionMove(ports_, call, request, ActionMove::kStart);
}

absl::StatusOr<v1::Action> ActionHandlers::ProposeActionComplete(
    const rpc::CallContext& call, const v1::ProposeActionCompleteRequest& request) const {
  constexpr int kMostAtOnce = 20;
  Faults faults;
  std::optional<absl::CivilDay> on;
  auto details = ReadActionMove(ActionMove::kProposeComplete, request, on, faults);
  if (request.evidence_size() > kMostAtOnce) {
    faults.Add("TOO_MANY", "evidence", "must be at most 20 at once");
  }
  details.evidence = ReadEvidence(request.evidence());
  return AnswerActionMove(ports_, call, request, details, on, std::move(faults));
}

absl::StatusOr<v1::Action> ActionHandlers::CloseAction(
    const rpc::CallContext& call, const v1::CloseActionRequest& request) const {
  Faults faults;
  std::optional<absl::CivilDay> on;
  auto details = ReadActionMove(ActionMove::kClose, request, on, faults);
  details.decided_at = ReadOptionalName(kMeetingName, call.force, request.meeting(), "meeting",
                                        "MEETING_NOT_OF_FORCE", faults);
  details.delegate = request.delegate();
  return AnswerActionMove(ports_, call, request, details, on, std::move(faults));
}

absl::StatusOr<v1::Action> ActionHandlers::ReturnAction(
    const rpc::CallContext& call, const v1::ReturnActionRequest& request) const {
  return AnswerBareActionMove(ports_, call, request, ActionMove::kReturn);
}

absl::StatusOr<v1::Action> ActionHandlers::ReopenAction(
    const rpc::CallContext& call, const v1::ReopenActionRequest& request) const {
  return AnswerBareActionMove(ports_, call, request, ActionMove::kReopen);
}

absl::StatusOr<v1::Action> ActionHandlers::CancelAction(
    const rpc::CallContext& call, const v1::CancelActionRequest& request) const {
  Faults faults;
  std::optional<absl::CivilDay> on;
  auto details = ReadActionMove(ActionMove::kCancel, request, on, faults);
  details.decided_at = ReadOptionalName(kOutcomeName, call.force, request.outcome(), "outcome",
                                        "OUTCOME_NOT_OF_FORCE", faults);
  return AnswerActionMove(ports_, call, request, details, on, std::move(faults));
}

absl::StatusOr<v1::Action> ActionHandlers::SupersedeAction(
    const rpc::CallContext& call, const v1::SupersedeActionRequest& request) const {
  Faults faults;
  std::optional<absl::CivilDay> on;
  auto details = ReadActionMove(ActionMove::kSupersede, request, on, faults);
  details.superseded_by = ReadSupersedingAction(request, faults);
  return AnswerActionMove(ports_, call, request, details, on, std::move(faults));
}

}  // namespace copperplate::governance
