// Times of day as clocks show them: `18:00`, and `24:00` for the end of a day.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"

namespace copperplate::volunteers {

// Minutes from midnight, 0 to 1440; 0 with the fault CLOCK_TIME_MALFORMED, or FIELD_REQUIRED where
// empty.
int ReadClockTime(absl::string_view text, absl::string_view field, Faults& faults);

std::string FormatClockTime(int minute);

}  // namespace copperplate::volunteers
