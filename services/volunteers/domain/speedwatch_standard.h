// What a session of Community Speedwatch is held against.
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/availability.h"

namespace copperplate::volunteers {

// Configuration of a force, of sessions from a day on until the next. As it stands here: no
// enforcement, 20, 30 and 40 mph only, in daylight, three trained operators (Community Speedwatch
// guidance, December 2017; Bedfordshire Police).
struct SpeedwatchStandard {
  std::string id;
  absl::CivilDay from = absl::CivilDay::min();
  std::vector<int> limits_mph = {20, 30, 40};
  int least_operators = 3;
  // On one day, as the clock shows it in Europe/London.
  DayTime daylight = {.from_minute = 7 * 60, .to_minute = 19 * 60};
};

// That in force on the day; where there is none, as SpeedwatchStandard() has it.
SpeedwatchStandard SpeedwatchStandardOn(absl::Span<const SpeedwatchStandard> standards,
                                        absl::CivilDay day);

bool IsWatched(int limit_mph, const SpeedwatchStandard& standard);

// Whether on any day, so that a site of that limit can be kept: each session is held against the
// standard of its own day.
bool IsEverWatched(int limit_mph, absl::Span<const SpeedwatchStandard> standards);

// Its faults beside the others, by the API's names: NUMBER_OUT_OF_RANGE, TOO_MANY and DUPLICATE of
// `limits_mph[i]`; NUMBER_OUT_OF_RANGE of `least_operators`; TIMES_REVERSED of `daylight_to`;
// STANDARD_EXISTS_ON_DAY of `from_date` where there is one from that day on already.
void CheckSpeedwatchStandard(const SpeedwatchStandard& standard,
                             absl::Span<const SpeedwatchStandard> others, Faults& faults);

}  // namespace copperplate::volunteers
