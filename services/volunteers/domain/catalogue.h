// What volunteering in a force is made of.
#pragma once

#include <vector>

#include "services/volunteers/domain/duty_type.h"
#include "services/volunteers/domain/role.h"

namespace copperplate::volunteers {

struct Catalogue {
  std::vector<Role> roles;
  std::vector<DutyType> duty_types;
};

}  // namespace copperplate::volunteers
