#include "services/governance/transport/forward_plan_handlers.h"

#include <optional>
#include <string>
#include <utility>

#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/resource/reference.h"
#include "libs/status/faults.h"
#include "libs/time/civil.h"
#include "services/governance/transport/forward_plan_mapping.h"
#include "services/governance/transport/history_mapping.h"

namespace copperplate::governance {
namespace {

// A step of `details`, which have what the request says beside its day, why, and for which meeting.
template <class Request>
absl::StatusOr<v1::ForwardPlanEntry> AnswerForwardPlanMove(
    const Ports& ports, const rpc::CallContext& call, const Request& request,
    ForwardPlanMoveDetails details, Faults faults, const std::string& meeting = "") {
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  details.reason = request.reason();
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const ForwardPlanPrinter& print) {
    return MoveForwardPlanEntry(ports.forward_plan, context, path, asked, details, meeting, on,
                                print);
  };
  return PartCall<ForwardPlanEntry>(ports.forward_plan, call)
      .Move(request, std::move(faults), move);
}

}  // namespace

absl::StatusOr<v1::ForwardPlanEntry> ForwardPlanHandlers::GetForwardPlanEntry(
    const rpc::CallContext& call, const v1::GetForwardPlanEntryRequest& request) const {
  return PartCall<ForwardPlanEntry>(ports_.forward_plan, call).Get(request);
}

absl::StatusOr<v1::ListForwardPlanEntriesResponse> ForwardPlanHandlers::ListForwardPlanEntries(
    const rpc::CallContext& call, const v1::ListForwardPlanEntriesRequest& request) const {
  using Response = v1::ListForwardPlanEntriesResponse;
  Faults faults;
  PartFilter<ForwardPlanEntry> filter;
  if (!request.body().empty()) {
    filter.body = resource::ReadReference(kBodyName, call.force, request.body(), "body", faults);
  }
  filter.state = api::ReadOptionalEnum<ForwardPlanState>(request.state(), "state", faults);
  return PartCall<ForwardPlanEntry>(ports_.forward_plan, call)
      .List<Response>(kForceName, request, &Response::add_forward_plan_entries, std::move(filter),
                      std::move(faults));
}

absl::StatusOr<v1::ForwardPlanEntry> ForwardPlanHandlers::CreateForwardPlanEntry(
    const rpc::CallContext& call, const v1::CreateForwardPlanEntryRequest& request) const {
  const v1::ForwardPlanEntry& message = request.forward_plan_entry();
  std::optional<absl::CivilDay> planned_on;
  if (const auto day = ParseDate(message.planned_on()); day.ok()) planned_on = *day;
  const auto create = [&](const RequestContext& context, absl::string_view,
                          const ForwardPlanEntry& entry, WriteMode mode,
                          const ForwardPlanPrinter& print) {
    return governance::CreateForwardPlanEntry(ports_.forward_plan, context, entry, planned_on, mode,
                                              print);
  };
  return PartCall<ForwardPlanEntry>(ports_.forward_plan, call)
      .Create(kForceName, request, request.forward_plan_entry_id(), message, create);
}

absl::StatusOr<v1::ForwardPlanEntry> ForwardPlanHandlers::UpdateForwardPlanEntry(
    const rpc::CallContext& call, const v1::UpdateForwardPlanEntryRequest& request) const {
  const auto update = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          MergePart<ForwardPlanEntry> merge, const ForwardPlanPrinter& print) {
    return RewriteForwardPlanEntry(ports_.forward_plan, context, path, asked, merge, print);
  };
  return PartCall<ForwardPlanEntry>(ports_.forward_plan, call)
      .Update(request, request.forward_plan_entry(), update);
}

absl::StatusOr<v1::ForwardPlanEntry> ForwardPlanHandlers::ConfirmForwardPlanEntry(
    const rpc::CallContext& call, const v1::ConfirmForwardPlanEntryRequest& request) const {
  Faults faults;
  ForwardPlanMoveDetails details;
  details.move = ForwardPlanMove::kConfirm;
  const std::string meeting = ReadOptionalName(kMeetingName, call.force, request.meeting(),
                                               "meeting", "MEETING_NOT_OF_FORCE", faults);
  return AnswerForwardPlanMove(ports_, call, request, std::move(details), std::move(faults),
                               meeting);
}

absl::StatusOr<v1::ForwardPlanEntry> ForwardPlanHandlers::TakeForwardPlanEntry(
    const rpc::CallContext& call, const v1::TakeForwardPlanEntryRequest& request) const {
  Faults faults;
  ForwardPlanMoveDetails details;
  details.move = ForwardPlanMove::kTake;
  details.item = ReadOptionalName(kAgendaItemName, call.force, request.agenda_item(), "agenda_item",
                                  "AGENDA_ITEM_NOT_OF_FORCE", faults);
  return AnswerForwardPlanMove(ports_, call, request, std::move(details), std::move(faults));
}

absl::StatusOr<v1::ForwardPlanEntry> ForwardPlanHandlers::SlipForwardPlanEntry(
    const rpc::CallContext& call, const v1::SlipForwardPlanEntryRequest& request) const {
  Faults faults;
  ForwardPlanMoveDetails details;
  details.move = ForwardPlanMove::kSlip;
  const auto month = fields::ReadOptionalMonth(request.to_month(), "to_month", faults);
  if (month.has_value()) details.to_month = MonthFromNumber(*month);
  return AnswerForwardPlanMove(ports_, call, request, std::move(details), std::move(faults));
}

absl::StatusOr<v1::ForwardPlanEntry> ForwardPlanHandlers::WithdrawForwardPlanEntry(
    const rpc::CallContext& call, const v1::WithdrawForwardPlanEntryRequest& request) const {
  ForwardPlanMoveDetails details;
  details.move = ForwardPlanMove::kWithdraw;
  return AnswerForwardPlanMove(ports_, call, request, std::move(details), {});
}

}  // namespace copperplate::governance
