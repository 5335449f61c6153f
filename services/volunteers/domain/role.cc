#include "services/volunteers/domain/role.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"

namespace copperplate::volunteers {

Faults Validate(const Role& role, const AgeLimits& limits) {
  Faults faults;
  fields::CheckId(role.id, "id", faults);
  fields::CheckLine(role.title, "title", faults);
  fields::CheckLines(role.required_skills, "required_skills", faults);
  const int least =
      role.kind == Kind::kSpecial ? std::max(limits.least, limits.special) : limits.least;
  if (role.min_age.has_value() && (*role.min_age < least || *role.min_age > limits.most)) {
    faults.Add("AGE_OUT_OF_RANGE", "min_age",
               absl::StrCat("must be from ", least, " to ", limits.most));
  }
  if (role.kind != Kind::kSpeedwatch && !role.required_vetting.has_value()) {
    faults.Add("VETTING_REQUIRED", "required_vetting", "must be given for a role of this kind");
  }
  return faults;
}

}  // namespace copperplate::volunteers
