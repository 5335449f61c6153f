#include "services/volunteers/app/part_rules.h"

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
}

void VolunteerPartRules<Role>::CheckUpdate(const Catalogue&, const Role& present, const Role& next,
                                           Faults& faults) {
  if (present.kind != next.kind) {
    faults.Add("FIELD_IMMUTABLE", "kind", "cannot be changed: make another role");
  }
}

void VolunteerPartRules<Volunteer>::Keep(const Volunteer& present, Volunteer& next) {
  next.year_of_birth = present.year_of_birth;
  next.anonymised_on = present.anonymised_on;
}

}  // namespace copperplate::volunteers
