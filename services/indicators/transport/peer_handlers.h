// The unary methods of PeerService; see area_handlers.h. The import, a client stream, is
// import_uploads.h.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/peer_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// Thread-safe, as the ports are.
class PeerHandlers {
 public:
  // `clock` outlives it.
  PeerHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::PeerGroup> GetPeerGroup(const rpc::CallContext& call,
                                             const v1::GetPeerGroupRequest& request) const;
  absl::StatusOr<v1::ListPeerGroupsResponse> ListPeerGroups(
      const rpc::CallContext& call, const v1::ListPeerGroupsRequest& request) const;
  absl::StatusOr<v1::PeerGroup> CreatePeerGroup(const rpc::CallContext& call,
                                                const v1::CreatePeerGroupRequest& request) const;
  absl::StatusOr<v1::PeerGroup> UpdatePeerGroup(const rpc::CallContext& call,
                                                const v1::UpdatePeerGroupRequest& request) const;
  absl::StatusOr<v1::ListPeerFiguresResponse> ListPeerFigures(
      const rpc::CallContext& call, const v1::ListPeerFiguresRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::indicators
