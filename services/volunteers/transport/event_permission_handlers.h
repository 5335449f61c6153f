// The methods of EventPermissionService: each reads its request, calls the use case, and writes
// the reply.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/event_permission_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"
#include "services/volunteers/transport/event_permission_mapping.h"

namespace copperplate::volunteers {

// Thread-safe, as the ports are.
class EventPermissionHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  EventPermissionHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::EventPermission> GetEventPermission(
      const rpc::CallContext& call, const v1::GetEventPermissionRequest& request) const;
  absl::StatusOr<v1::ListEventPermissionsResponse> ListEventPermissions(
      const rpc::CallContext& call, const v1::ListEventPermissionsRequest& request) const;
  absl::StatusOr<v1::EventPermission> CreateEventPermission(
      const rpc::CallContext& call, const v1::CreateEventPermissionRequest& request) const;
  absl::StatusOr<v1::EventPermission> UpdateEventPermission(
      const rpc::CallContext& call, const v1::UpdateEventPermissionRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteEventPermission(
      const rpc::CallContext& call, const v1::DeleteEventPermissionRequest& request) const;

 private:
  PartCall<EventPermission> PermissionCall(const rpc::CallContext& call) const;

  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
