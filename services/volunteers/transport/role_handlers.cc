#include "services/volunteers/transport/role_handlers.h"

#include "services/volunteers/transport/role_mapping.h"

namespace copperplate::volunteers {

absl::StatusOr<v1::Role> RoleHandlers::GetRole(const rpc::CallContext& call,
                                               const v1::GetRoleRequest& request) const {
  return PartCall<Role>(ports_.roles, call).Get(request);
}

absl::StatusOr<v1::ListRolesResponse> RoleHandlers::ListRoles(
    const rpc::CallContext& call, const v1::ListRolesRequest& request) const {
  using Response = v1::ListRolesResponse;
  return PartCall<Role>(ports_.roles, call)
      .List<Response>(kForceName, request, &Response::add_roles);
}

absl::StatusOr<v1::Role> RoleHandlers::CreateRole(const rpc::CallContext& call,
                                                  const v1::CreateRoleRequest& request) const {
  return PartCall<Role>(ports_.roles, call)
      .Create(kForceName, request, request.role_id(), request.role());
}

absl::StatusOr<v1::Role> RoleHandlers::UpdateRole(const rpc::CallContext& call,
                                                  const v1::UpdateRoleRequest& request) const {
  return PartCall<Role>(ports_.roles, call).Update(request, request.role());
}

}  // namespace copperplate::volunteers
