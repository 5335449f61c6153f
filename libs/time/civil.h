// Months and dates as the API writes them. Business time is Europe/London.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace copperplate {

// `2018-03`: four digits from 1900 to 2199, a hyphen, two digits. OUT_OF_RANGE where it is a month
// of another year, INVALID_ARGUMENT where it is none.
absl::StatusOr<absl::CivilMonth> ParseMonth(absl::string_view text);
std::string FormatMonth(absl::CivilMonth month);

// `2018-03-31`, years 1900 to 2199, a day that exists. INVALID_ARGUMENT otherwise.
absl::StatusOr<absl::CivilDay> ParseDate(absl::string_view text);
std::string FormatDate(absl::CivilDay date);

// A month as one integer that counts upwards (year x 12 + month - 1), as storage keeps it.
int MonthNumber(absl::CivilMonth month);
absl::CivilMonth MonthFromNumber(int number);
std::string FormatMonth(int number);

// Europe/London. Dies when the machine has no time zone data: LoadLondon() reports it at start-up
// first.
absl::TimeZone London();
// NOT_FOUND when the machine has no time zone data (package tzdata).
absl::Status LoadLondon();

// The day that an instant lies on in Europe/London.
absl::CivilDay LondonDay(absl::Time instant);

}  // namespace copperplate
