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

int LeastAge(const AgeLimits& limits, Kind kind, const RoleAges& role) {
  switch (kind) {
    case Kind::kSpecial:
      return std::max(limits.special, role.least.value_or(limits.special));
    case Kind::kPsv:
      return role.least.value_or(limits.psv);
    case Kind::kCadet:
      return role.least.value_or(limits.cadet);
    case Kind::kSpeedwatch:
      return role.least.value_or(limits.speedwatch);
  }
  return limits.most;
}

std::optional<int> MostAge(const AgeLimits& limits, Kind kind, const RoleAges& role) {
  if (kind != Kind::kCadet) return role.most;
  return role.most.value_or(limits.cadet_last);
}

std::optional<int> ClosedBefore(const AgeLimits& limits, Kind kind, const RoleAges& role) {
  if (kind != Kind::kCadet) return role.closed_before;
  return role.closed_before.value_or(limits.cadet_closed_before);
}

void CheckRoleAges(const AgeLimits& limits, Kind kind, const RoleAges& role, Faults& faults) {
  const auto check = [&](std::optional<int> age, int least, absl::string_view field) {
    if (age.has_value() && (*age < least || *age > limits.most)) {
      faults.Add("AGE_OUT_OF_RANGE", field,
                 absl::StrCat("must be from ", least, " to ", limits.most));
    }
  };
  check(role.least, kind == Kind::kSpecial ? std::max(limits.least, limits.special) : limits.least,
        "min_age");
  check(role.most, limits.least, "max_age");
  check(role.closed_before, limits.least, "close_before_age");
  const std::optional<int> most = MostAge(limits, kind, role);
  const int least = LeastAge(limits, kind, role);
  if (most.has_value() && *most < least) {
    faults.Add("AGES_REVERSED", "max_age",
               absl::StrCat("must not be below the least age, ", least));
  }
  const std::optional<int> closed = ClosedBefore(limits, kind, role);
  if (closed.has_value() && *closed <= most.value_or(least)) {
    faults.Add(
        "AGES_REVERSED", "close_before_age",
        absl::StrCat("must be above the age at which one may begin, ", most.value_or(least)));
  }
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
