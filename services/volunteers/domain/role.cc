#include "services/volunteers/domain/role.h"

#include "libs/fields/id.h"
#include "libs/fields/text.h"

namespace copperplate::volunteers {

Faults Validate(const Role& role, const AgeLimits& limits) {
  Faults faults;
  fields::CheckId(role.id, "id", faults);
  fields::CheckLine(role.title, "title", faults);
  fields::CheckLines(role.required_skills, "required_skills", faults);
  CheckRoleAges(limits, role.kind, role.ages, faults);
  if (role.kind != Kind::kSpeedwatch && !role.required_vetting.has_value()) {
    faults.Add("VETTING_REQUIRED", "required_vetting", "must be given for a role of this kind");
  }
  return faults;
}

}  // namespace copperplate::volunteers
