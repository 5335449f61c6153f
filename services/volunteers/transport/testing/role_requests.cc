#include "services/volunteers/transport/testing/role_requests.h"

namespace copperplate::volunteers {

v1::CreateRoleRequest RoleRequest(const std::string& id, v1::Role::Kind kind,
                                  v1::Role::VettingLevel level) {
  v1::CreateRoleRequest request;
  request.set_parent("forces/essex");
  request.set_role_id(id);
  request.mutable_role()->set_kind(kind);
  request.mutable_role()->set_title(id);
  request.mutable_role()->set_required_vetting(level);
  return request;
}

}  // namespace copperplate::volunteers
