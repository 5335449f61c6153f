// A volunteer: a person, and what is kept of one who is no longer to be known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "libs/marking/marking.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/age.h"

namespace copperplate::volunteers {

struct Volunteer {
  std::string id;
  std::string name;
  std::optional<absl::CivilDay> date_of_birth;  // none once it is anonymised
  std::optional<int> year_of_birth;             // what is kept of it then
  std::string contact;                          // may be empty
  std::string emergency_contact;                // may be empty
  std::string home_area;                        // may be empty
  std::vector<std::string> preferred_areas;
  Marking marking = Marking::kOfficialSensitive;
  std::optional<absl::CivilDay> anonymised_on;
  // Of one that is of the same person as another record, into which it was merged.
  std::optional<std::string> merged_into = {};  // the other's id
  std::optional<absl::CivilDay> merged_on = {};
  std::string merge_reason = {};
};

// Every fault of a volunteer's fields, by the API's names: those of libs/fields and of
// CheckDateOfBirth(); FIELD_REQUIRED of `name` and `date_of_birth` unless it is anonymised.
Faults Validate(const Volunteer& volunteer, const AgeLimits& limits, absl::CivilDay today);

// Erasure is to anonymise: name, contacts and areas are gone, and of the date of birth the year is
// kept, so that engagements and minutes still add up to what was published. Of a merge it is kept
// that it was, since figures count by it.
Volunteer Anonymised(const Volunteer& volunteer, absl::CivilDay today);

}  // namespace copperplate::volunteers
