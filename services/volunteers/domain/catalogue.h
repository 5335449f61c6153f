// What volunteering in a force is made of.
#pragma once

#include <vector>

#include "services/volunteers/domain/duty_type.h"
#include "services/volunteers/domain/role.h"
#include "services/volunteers/domain/skill.h"

namespace copperplate::volunteers {

struct Catalogue {
  std::vector<Role> roles;
  std::vector<DutyType> duty_types;
  std::vector<Skill> skills;
};

}  // namespace copperplate::volunteers
