// Ages, and the ages between which people may volunteer.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/kind.h"

namespace copperplate::volunteers {

// The day on which a person born on `born` becomes `years` old, from its beginning (Family Law
// Reform Act 1969 s.9); who was born on 29 February does on 1 March of other years.
absl::CivilDay BirthdayOf(absl::CivilDay born, int years);

// In whole years, on the day. Below 0 before the birth.
int AgeOn(absl::CivilDay born, absl::CivilDay day);

// `under 18`, `18-24`, `25-34`, ... `65 and over`: what is shown to who may not see the date.
absl::string_view AgeBandOn(absl::CivilDay born, absl::CivilDay day);

// In years; configuration of a force. The defaults: a special constable is 17 to apply and 18 to be
// attested (Special Constables Regulations 1965, reg. 1), cadets are 13 to 18 (VPC and force
// policy), operators of Speedwatch 18, police support volunteers 16 or what their role says.
struct AgeLimits {
  int special = 17;
  int special_attested = 18;
  int psv = 16;
  int cadet = 13;
  int cadet_last = 18;  // the last age at which one may begin
  int speedwatch = 18;
  // From here a cadet needs no consent but a check of an adult's level.
  int cadet_adult = 18;
  // Before this birthday a cadet's engagement is closed.
  int cadet_closed_before = 19;
  // Of any volunteer, to find mistyped dates of birth.
  int least = 10;
  int most = 100;
};

// The least age at which one may apply: `role_min_age` where the role has one, else that of the
// kind. A role may ask more of a special constable, but never less than the Regulations.
int LeastAge(const AgeLimits& limits, Kind kind, std::optional<int> role_min_age);

// Faults of `date_of_birth`: DATE_IN_FUTURE, AGE_OUT_OF_RANGE outside `least` to `most`.
void CheckDateOfBirth(const AgeLimits& limits, absl::CivilDay born, absl::CivilDay today,
                      Faults& faults);

}  // namespace copperplate::volunteers
