// Times of day as clocks show them: `18:00`.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"

namespace copperplate::fields {

// Minutes from midnight, 0 to 1439; 0 with the fault CLOCK_TIME_MALFORMED, or FIELD_REQUIRED where
// empty.
int ReadClockTime(absl::string_view text, absl::string_view field, Faults& faults);

// The same of a time that may be the end of a day, `24:00`: 0 to 1440.
int ReadClockTimeToEnd(absl::string_view text, absl::string_view field, Faults& faults);

std::string FormatClockTime(int minute);

}  // namespace copperplate::fields
