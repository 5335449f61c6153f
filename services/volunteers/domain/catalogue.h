// What volunteering in a force is made of.
#pragma once

#include <vector>

#include "services/volunteers/domain/role.h"

namespace copperplate::volunteers {

struct Catalogue {
  std::vector<Role> roles;
};

}  // namespace copperplate::volunteers
