#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/agenda_item_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// The methods of AgendaItemService. Thread-safe.
class AgendaItemHandlers {
 public:
  // What `ports` refers to outlives it.
  explicit AgendaItemHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::AgendaItem> GetAgendaItem(const rpc::CallContext& call,
                                               const v1::GetAgendaItemRequest& request) const;
  absl::StatusOr<v1::ListAgendaItemsResponse> ListAgendaItems(
      const rpc::CallContext& call, const v1::ListAgendaItemsRequest& request) const;
  absl::StatusOr<v1::AgendaItem> CreateAgendaItem(const rpc::CallContext& call,
                                                  const v1::CreateAgendaItemRequest& request) const;
  absl::StatusOr<v1::AgendaItem> UpdateAgendaItem(const rpc::CallContext& call,
                                                  const v1::UpdateAgendaItemRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteAgendaItem(
      const rpc::CallContext& call, const v1::DeleteAgendaItemRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::governance
