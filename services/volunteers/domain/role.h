// What volunteers are engaged as.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/status/faults.h"
#include "services/volunteers/domain/age.h"
#include "services/volunteers/domain/kind.h"
#include "services/volunteers/domain/vetting_level.h"

namespace copperplate::volunteers {

struct Role {
  std::string id;
  Kind kind = Kind::kSpecial;
  std::string title;
  RoleAges ages;
  std::optional<VettingLevel> required_vetting;  // none: the role needs none
  std::vector<std::string> required_skills;      // ids; expected, and no rule of what one may do
  bool active = true;                            // nobody new is engaged in one that is not
};

// Every fault of a role's fields: those of libs/fields and of CheckRoleAges(); VETTING_REQUIRED of
// `required_vetting` of a kind that is always vetted: all but Speedwatch.
Faults Validate(const Role& role, const AgeLimits& limits);

}  // namespace copperplate::volunteers
