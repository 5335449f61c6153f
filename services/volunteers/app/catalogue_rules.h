// The rules of what volunteering in the force is made of
// (libs/parts/part_rules.h).
#pragma once

#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/volunteers/app/ports/catalogue_parts.h"

namespace copperplate::volunteers {

template <>
struct VolunteerPartRules<Role> : NoPartRules<Role> {
  // TITLE_TAKEN: another role of the kind has it, whatever the case of its letters; SKILL_UNKNOWN
  // of each of `required_skills` that is none of the force's.
  static void CheckAmong(const Catalogue& catalogue, const Role& role, Faults& faults);
  // FIELD_IMMUTABLE of `kind`: who is engaged in the role would be of another one.
  static void CheckUpdate(const Catalogue& catalogue, const Role& present, const Role& next,
                          Faults& faults);
};

template <>
struct VolunteerPartRules<DutyType> : NoPartRules<DutyType> {
  // TITLE_TAKEN: another type has it, whatever the case of its letters.
  static void CheckAmong(const Catalogue& catalogue, const DutyType& type, Faults& faults);
  // FIELD_IMMUTABLE of `counts_as_hours` and `training`: what was recorded under it was accepted
  // and published by them.
  static void CheckUpdate(const Catalogue& catalogue, const DutyType& present, const DutyType& next,
                          Faults& faults);
};

template <>
struct VolunteerPartRules<Skill> : NoPartRules<Skill> {
  // TITLE_TAKEN: another skill has it, whatever the case of its letters.
  static void CheckAmong(const Catalogue& catalogue, const Skill& skill, Faults& faults);
};

template <>
struct VolunteerPartRules<CadetUnit> : NoPartRules<CadetUnit> {
  // As domain CheckUnitDeletion().
  static Unmet CheckDeletion(const Content& content, const CadetUnit& unit);
};

}  // namespace copperplate::volunteers
