#include "services/volunteers/app/catalogue_rules.h"

#include "libs/text/fold.h"

namespace copperplate::volunteers {

void VolunteerPartRules<Role>::CheckAmong(const Catalogue& catalogue, const Role& role,
                                          Faults& faults) {
  for (const Role& other : catalogue.roles) {
    if (other.id == role.id || other.kind != role.kind) continue;
    if (Folded(other.title) == Folded(role.title)) {
      faults.Add("TITLE_TAKEN", "title", "is that of another role of the kind");
    }
  }
  CheckSkillsKnown(role.required_skills, "required_skills", catalogue.skills, faults);
}

void VolunteerPartRules<Role>::CheckUpdate(const Catalogue&, const Role& present, const Role& next,
                                           Faults& faults) {
  if (present.kind != next.kind) {
    faults.Add("FIELD_IMMUTABLE", "kind", "cannot be changed: make another role");
  }
}

void VolunteerPartRules<DutyType>::CheckAmong(const Catalogue& catalogue, const DutyType& type,
                                              Faults& faults) {
  for (const DutyType& other : catalogue.duty_types) {
    if (other.id != type.id && Folded(other.title) == Folded(type.title)) {
      faults.Add("TITLE_TAKEN", "title", "is that of another type of duty");
    }
  }
}

void VolunteerPartRules<DutyType>::CheckUpdate(const Catalogue&, const DutyType& present,
                                               const DutyType& next, Faults& faults) {
  constexpr absl::string_view kMakeAnother = "cannot be changed: make another type and hide this";
  if (present.counts_as_hours != next.counts_as_hours) {
    faults.Add("FIELD_IMMUTABLE", "counts_as_hours", kMakeAnother);
  }
  if (present.training != next.training) {
    faults.Add("FIELD_IMMUTABLE", "training", kMakeAnother);
  }
}

void VolunteerPartRules<Skill>::CheckAmong(const Catalogue& catalogue, const Skill& skill,
                                           Faults& faults) {
  for (const Skill& other : catalogue.skills) {
    if (other.id != skill.id && Folded(other.title) == Folded(skill.title)) {
      faults.Add("TITLE_TAKEN", "title", "is that of another skill");
    }
  }
}

Unmet VolunteerPartRules<CadetUnit>::CheckDeletion(const Content& content, const CadetUnit& unit) {
  return CheckUnitDeletion(unit, content.cadets);
}

}  // namespace copperplate::volunteers
