// The methods of SnapshotService; see area_handlers.h.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/snapshot_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/rpc/wire.h"
#include "libs/time/clock.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// Thread-safe, as the ports are.
class SnapshotHandlers {
 public:
  // `clock` outlives it.
  SnapshotHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  // Of the same snapshot the same bytes.
  using SnapshotReply = rpc::ReadyReply<v1::Snapshot>;
  absl::StatusOr<SnapshotReply> CreateSnapshot(const rpc::CallContext& call,
                                               const v1::CreateSnapshotRequest& request) const;
  absl::StatusOr<SnapshotReply> GetSnapshot(const rpc::CallContext& call,
                                            const v1::GetSnapshotRequest& request) const;
  absl::StatusOr<v1::ListSnapshotsResponse> ListSnapshots(
      const rpc::CallContext& call, const v1::ListSnapshotsRequest& request) const;
  absl::StatusOr<v1::DiffSnapshotResponse> DiffSnapshot(
      const rpc::CallContext& call, const v1::DiffSnapshotRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::indicators
