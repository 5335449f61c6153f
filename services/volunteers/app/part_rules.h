// The rules of the parts (libs/parts/part_rules.h).
#pragma once

#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::volunteers {

template <>
struct VolunteerPartRules<Role> : NoPartRules<Role> {
  // TITLE_TAKEN: another role of the kind has it, whatever the case of its letters.
  static void CheckAmong(const Catalogue& catalogue, const Role& role, Faults& faults);
  // FIELD_IMMUTABLE of `kind`: who is engaged in the role would be of another one.
  static void CheckUpdate(const Catalogue& catalogue, const Role& present, const Role& next,
                          Faults& faults);
};

template <>
struct VolunteerPartRules<Volunteer> : NoPartRules<Volunteer> {
  // What erasure alone says.
  static void Keep(const Volunteer& present, Volunteer& next);
};

}  // namespace copperplate::volunteers
