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
  int cadet_last = 18;  // the last age at which one may begin, but where the role has its own
  int speedwatch = 18;
  // From here a cadet needs no consent but a check of an adult's level.
  int cadet_adult = 18;
  // Before this birthday a cadet's engagement is closed, but where the role has its own.
  int cadet_closed_before = 19;
  // Of any volunteer, to find mistyped dates of birth.
  int least = 10;
  int most = 100;
};

// What a role of the force says of ages, in years; where it says nothing its kind's hold.
struct RoleAges {
  std::optional<int> least = {};          // at which one may apply
  std::optional<int> most = {};           // at which one may begin
  std::optional<int> closed_before = {};  // the birthday before which an engagement is closed

  bool operator==(const RoleAges&) const = default;
};

// The least age at which one may apply: the role's where it has one, else that of the kind. A role
// may ask more of a special constable, but never less than the Regulations.
int LeastAge(const AgeLimits& limits, Kind kind, const RoleAges& role);

// The last age at which one may begin; none: at any. Of a cadet there always is one.
std::optional<int> MostAge(const AgeLimits& limits, Kind kind, const RoleAges& role);

// The birthday before which an engagement is closed; none: it may last. As above.
std::optional<int> ClosedBefore(const AgeLimits& limits, Kind kind, const RoleAges& role);

// AGE_OUT_OF_RANGE of `min_age`, `max_age` and `close_before_age` outside the limits of any
// volunteer, of `min_age` below what the law asks of a special constable too; AGES_REVERSED of
// `max_age` below the least age, and of `close_before_age` that is not above the most.
void CheckRoleAges(const AgeLimits& limits, Kind kind, const RoleAges& role, Faults& faults);

// Faults of `date_of_birth`: DATE_IN_FUTURE, AGE_OUT_OF_RANGE outside `least` to `most`.
void CheckDateOfBirth(const AgeLimits& limits, absl::CivilDay born, absl::CivilDay today,
                      Faults& faults);

}  // namespace copperplate::volunteers
