#include "services/volunteers/transport/event_permission_handlers.h"

#include "libs/time/civil.h"

namespace copperplate::volunteers {

PartCall<EventPermission> EventPermissionHandlers::PermissionCall(
    const rpc::CallContext& call) const {
  return {ports_.event_permissions, call, {.today = LondonDay(clock_.Now())}};
}

absl::StatusOr<v1::EventPermission> EventPermissionHandlers::GetEventPermission(
    const rpc::CallContext& call, const v1::GetEventPermissionRequest& request) const {
  return PermissionCall(call).Get(request);
}

absl::StatusOr<v1::ListEventPermissionsResponse> EventPermissionHandlers::ListEventPermissions(
    const rpc::CallContext& call, const v1::ListEventPermissionsRequest& request) const {
  using Response = v1::ListEventPermissionsResponse;
  return PermissionCall(call).List<Response>(kEngagementName, request,
                                             &Response::add_event_permissions);
}

absl::StatusOr<v1::EventPermission> EventPermissionHandlers::CreateEventPermission(
    const rpc::CallContext& call, const v1::CreateEventPermissionRequest& request) const {
  return PermissionCall(call).Create(kEngagementName, request, request.event_permission_id(),
                                     request.event_permission());
}

absl::StatusOr<v1::EventPermission> EventPermissionHandlers::UpdateEventPermission(
    const rpc::CallContext& call, const v1::UpdateEventPermissionRequest& request) const {
  return PermissionCall(call).Update(request, request.event_permission());
}

absl::StatusOr<google::protobuf::Empty> EventPermissionHandlers::DeleteEventPermission(
    const rpc::CallContext& call, const v1::DeleteEventPermissionRequest& request) const {
  return PermissionCall(call).Delete(request);
}

}  // namespace copperplate::volunteers
