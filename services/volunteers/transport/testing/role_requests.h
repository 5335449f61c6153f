// Roles as fixtures ask for them.
#pragma once

#include <string>

#include "copperplate/volunteers/v1/role_service.pb.h"

namespace copperplate::volunteers {

// A role of Essex, called by its id. `level` unspecified: it asks for no vetting.
v1::CreateRoleRequest RoleRequest(const std::string& id, v1::Role::Kind kind,
                                  v1::Role::VettingLevel level);

}  // namespace copperplate::volunteers
