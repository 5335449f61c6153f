// Months and dates in requests, replies and files: `2018-03`, `2018-03-31`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/status/faults.h"

namespace copperplate::fields {

// The month as a month number (libs/time); 0 with the fault MONTH_MALFORMED, MONTH_OUT_OF_RANGE
// where it lies outside 1900-01 to 2199-12, or FIELD_REQUIRED where empty.
int32_t ReadMonth(absl::string_view text, absl::string_view field, Faults& faults);
// The same where the field may be empty.
std::optional<int32_t> ReadOptionalMonth(absl::string_view text, absl::string_view field,
                                         Faults& faults);

// The date; 1970-01-01 with the fault DATE_MALFORMED, or FIELD_REQUIRED where empty.
absl::CivilDay ReadDate(absl::string_view text, absl::string_view field, Faults& faults);
// The same where the field may be empty.
std::optional<absl::CivilDay> ReadOptionalDate(absl::string_view text, absl::string_view field,
                                               Faults& faults);
// The day, `today` (in Europe/London) where the field is empty. Faults DATE_MALFORMED, and those of
// CheckNotInFuture().
absl::CivilDay ReadDayUpTo(absl::string_view text, absl::string_view field, absl::CivilDay today,
                           Faults& faults);

// DATE_IN_FUTURE where the day lies after `today` (in Europe/London).
void CheckNotInFuture(absl::CivilDay day, absl::string_view field, absl::CivilDay today,
                      Faults& faults);
// DATES_REVERSED about `field` where both are there and `day` lies before `earlier`, which
// is told in the words `what`: `the first day`.
void CheckNotBefore(std::optional<absl::CivilDay> day, absl::string_view field,
                    std::optional<absl::CivilDay> earlier, absl::string_view what, Faults& faults);

}  // namespace copperplate::fields
