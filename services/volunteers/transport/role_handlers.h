#pragma once

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/role_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// The methods of RoleService. Thread-safe.
class RoleHandlers {
 public:
  // What `ports` refers to outlives it.
  explicit RoleHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::Role> GetRole(const rpc::CallContext& call,
                                   const v1::GetRoleRequest& request) const;
  absl::StatusOr<v1::ListRolesResponse> ListRoles(const rpc::CallContext& call,
                                                  const v1::ListRolesRequest& request) const;
  absl::StatusOr<v1::Role> CreateRole(const rpc::CallContext& call,
                                      const v1::CreateRoleRequest& request) const;
  absl::StatusOr<v1::Role> UpdateRole(const rpc::CallContext& call,
                                      const v1::UpdateRoleRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::volunteers
