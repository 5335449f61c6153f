#include "services/governance/transport/outcome_handlers.h"

#include <utility>

#include "libs/status/status_macros.h"
#include "services/governance/transport/outcome_mapping.h"
#include "services/governance/transport/references.h"
#include "services/governance/transport/restricted_view.h"

namespace copperplate::governance {

absl::StatusOr<v1::Outcome> OutcomeHandlers::GetOutcome(
    const rpc::CallContext& call, const v1::GetOutcomeRequest& request) const {
  RestrictedView<Outcome> view(ports_.outcomes, ports_.meeting_reader, call);
  return PartCall<Outcome>(view, call, {.content = view.content()}).Get(request);
}

absl::StatusOr<v1::ListOutcomesResponse> OutcomeHandlers::ListOutcomes(
    const rpc::CallContext& call, const v1::ListOutcomesRequest& request) const {
  using Response = v1::ListOutcomesResponse;
  RestrictedView<Outcome> view(ports_.outcomes, ports_.meeting_reader, call);
  Faults faults;
  PartFilter<Outcome> filter;
  if (!request.agenda_item().empty()) {
    Faults of_parent;  // told by List()
    const PartPath meeting = handler::ReadPath(kMeetingName, request.parent(), "parent", of_parent);
    if (!meeting.empty()) {
      filter.item = ReadItem(call.force, meeting, request.agenda_item(), "agenda_item", faults);
    }
  }
  return PartCall<Outcome>(view, call, {.content = view.content()})
      .List<Response>(kMeetingName, request, &Response::add_outcomes, std::move(filter),
                      std::move(faults));
}

absl::StatusOr<v1::Outcome> OutcomeHandlers::CreateOutcome(
    const rpc::CallContext& call, const v1::CreateOutcomeRequest& request) const {
  return PartCall<Outcome>(ports_.outcomes, call)
      .Create(kMeetingName, request, request.outcome_id(), request.outcome());
}

absl::StatusOr<v1::Outcome> OutcomeHandlers::UpdateOutcome(
    const rpc::CallContext& call, const v1::UpdateOutcomeRequest& request) const {
  return PartCall<Outcome>(ports_.outcomes, call).Update(request, request.outcome());
}

absl::StatusOr<google::protobuf::Empty> OutcomeHandlers::DeleteOutcome(
    const rpc::CallContext& call, const v1::DeleteOutcomeRequest& request) const {
  return PartCall<Outcome>(ports_.outcomes, call).Delete(request);
}

}  // namespace copperplate::governance
