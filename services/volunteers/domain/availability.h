// When somebody can come.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/rational/rational.h"
#include "libs/status/faults.h"

namespace copperplate::volunteers {

// Minutes from midnight, as the clock shows them, from the first and before the last: 0 to 1440.
struct DayTime {
  int from_minute = 0;
  int to_minute = 0;
};

// Every week, on one of its days.
struct Availability {
  absl::Weekday weekday = absl::Weekday::monday;
  DayTime time;
  absl::CivilDay valid_from;
  std::optional<absl::CivilDay> valid_to;  // the first day on which it no longer holds
  std::string id = {};
  std::string engagement = {};  // id
};

// TIMES_REVERSED of `to_field` where nothing lies between the two.
void CheckDayTime(const DayTime& time, absl::string_view to_field, Faults& faults);

// Every fault of its fields, by the API's names: those of libs/fields; of CheckDayTime();
// DATES_REVERSED of `valid_to` that is not after the first day.
Faults Validate(const Availability& availability);

// Those of the engagement `ends` that hold on `day` or later, as those of `begins`, which takes its
// place on the day: the person can come as before.
std::vector<Availability> CarriedAvailabilities(absl::Span<const Availability> availabilities,
                                                absl::string_view ends, absl::string_view begins,
                                                absl::CivilDay day);

// Of the time wanted on each day from `first` to `last`, inclusive, the share on which somebody is
// available: 0 to 1, and 0 where no time is wanted.
Rational AvailableShare(absl::Span<const Availability> availabilities, absl::CivilDay first,
                        absl::CivilDay last, const DayTime& wanted);

}  // namespace copperplate::volunteers
