#include "services/volunteers/domain/volunteer.h"

#include "libs/fields/id.h"
#include "libs/fields/text.h"

namespace copperplate::volunteers {

Faults Validate(const Volunteer& volunteer, const AgeLimits& limits, absl::CivilDay today) {
  Faults faults;
  fields::CheckId(volunteer.id, "id", faults);
  fields::CheckOptionalLine(volunteer.home_area, "home_area", faults);
  fields::CheckLines(volunteer.preferred_areas, "preferred_areas", faults);
  if (volunteer.anonymised_on.has_value()) return faults;
  fields::CheckLine(volunteer.name, "name", faults);
  fields::CheckOptionalLine(volunteer.contact, "contact", faults);
  fields::CheckOptionalLine(volunteer.emergency_contact, "emergency_contact", faults);
  if (volunteer.date_of_birth.has_value()) {
    CheckDateOfBirth(limits, *volunteer.date_of_birth, today, faults);
  } else {
    faults.Add("FIELD_REQUIRED", "date_of_birth", "must be given");
  }
  return faults;
}

Volunteer Anonymised(const Volunteer& volunteer, absl::CivilDay today) {
  Volunteer anonymous;
  anonymous.id = volunteer.id;
  anonymous.marking = volunteer.marking;
  anonymous.anonymised_on = today;
  anonymous.year_of_birth = volunteer.year_of_birth;
  anonymous.merged_into = volunteer.merged_into;
  anonymous.merged_on = volunteer.merged_on;
  if (volunteer.date_of_birth.has_value()) {
    anonymous.year_of_birth = static_cast<int>(volunteer.date_of_birth->year());
  }
  return anonymous;
}

}  // namespace copperplate::volunteers
