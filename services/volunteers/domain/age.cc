#include "services/volunteers/domain/age.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"

namespace copperplate::volunteers {

absl::CivilDay BirthdayOf(absl::CivilDay born, int years) {
  // CivilDay turns a 29 February that there is not into 1 March.
  return absl::CivilDay(born.year() + years, born.month(), born.day());
}

int AgeOn(absl::CivilDay born, absl::CivilDay day) {
  const int years = static_cast<int>(day.year() - born.year());
  return day < BirthdayOf(born, years) ? years - 1 : years;
}

absl::string_view AgeBandOn(absl::CivilDay born, absl::CivilDay day) {
  constexpr struct {
    int below;
    absl::string_view word;
  } kBands[] = {{18, "under 18"}, {25, "18-24"}, {35, "25-34"},
                {45, "35-44"},    {55, "45-54"}, {65, "55-64"}};
  const int age = AgeOn(born, day);
  for (const auto& band : kBands) {
    if (age < band.below) return band.word;
  }
  return "65 and over";
}

int LeastAge(const AgeLimits& limits, Kind kind, std::optional<int> role_min_age) {
  switch (kind) {
    case Kind::kSpecial:
      return std::max(limits.special, role_min_age.value_or(limits.special));
    case Kind::kPsv:
      return role_min_age.value_or(limits.psv);
    case Kind::kCadet:
      return role_min_age.value_or(limits.cadet);
    case Kind::kSpeedwatch:
      return role_min_age.value_or(limits.speedwatch);
  }
  return limits.most;
}

void CheckDateOfBirth(const AgeLimits& limits, absl::CivilDay born, absl::CivilDay today,
                      Faults& faults) {
  if (born > today) return fields::CheckNotInFuture(born, "date_of_birth", today, faults);
  const int age = AgeOn(born, today);
  if (age < limits.least || age > limits.most) {
    faults.Add("AGE_OUT_OF_RANGE", "date_of_birth",
               absl::StrCat("must give an age of ", limits.least, " to ", limits.most));
  }
}

}  // namespace copperplate::volunteers
