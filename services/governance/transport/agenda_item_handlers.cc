#include "services/governance/transport/agenda_item_handlers.h"

#include "libs/handler/sees_sensitive.h"
#include "services/governance/transport/agenda_item_mapping.h"

namespace copperplate::governance {

absl::StatusOr<v1::AgendaItem> AgendaItemHandlers::GetAgendaItem(
    const rpc::CallContext& call, const v1::GetAgendaItemRequest& request) const {
  return PartCall<AgendaItem>(ports_.agenda_items, call, {.whole = handler::SeesSensitive(call)})
      .Get(request);
}

absl::StatusOr<v1::ListAgendaItemsResponse> AgendaItemHandlers::ListAgendaItems(
    const rpc::CallContext& call, const v1::ListAgendaItemsRequest& request) const {
  using Response = v1::ListAgendaItemsResponse;
  return PartCall<AgendaItem>(ports_.agenda_items, call, {.whole = handler::SeesSensitive(call)})
      .List<Response>(kMeetingName, request, &Response::add_agenda_items);
}

absl::StatusOr<v1::AgendaItem> AgendaItemHandlers::CreateAgendaItem(
    const rpc::CallContext& call, const v1::CreateAgendaItemRequest& request) const {
  return PartCall<AgendaItem>(ports_.agenda_items, call)
      .Create(kMeetingName, request, request.agenda_item_id(), request.agenda_item());
}

absl::StatusOr<v1::AgendaItem> AgendaItemHandlers::UpdateAgendaItem(
    const rpc::CallContext& call, const v1::UpdateAgendaItemRequest& request) const {
  return PartCall<AgendaItem>(ports_.agenda_items, call).Update(request, request.agenda_item());
}

absl::StatusOr<google::protobuf::Empty> AgendaItemHandlers::DeleteAgendaItem(
    const rpc::CallContext& call, const v1::DeleteAgendaItemRequest& request) const {
  return PartCall<AgendaItem>(ports_.agenda_items, call).Delete(request);
}

}  // namespace copperplate::governance
