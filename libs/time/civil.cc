#include "libs/time/civil.h"

#include <algorithm>
#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"

namespace copperplate {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

// Digits only: SimpleAtoi alone would take a sign and spaces.
bool ParseDigits(absl::string_view text, int& value) {
  return std::all_of(text.begin(), text.end(), absl::ascii_isdigit) &&
         absl::SimpleAtoi(text, &value);
}

bool ParseYearMonth(absl::string_view text, int& year, int& month) {
  return text.size() == 7 && text[4] == '-' && ParseDigits(text.substr(0, 4), year) &&
         ParseDigits(text.substr(5, 2), month) && month >= 1 && month <= 12;
}

bool IsYearInRange(int year) { return year >= kFirstYear && year <= kLastYear; }

}  // namespace

absl::StatusOr<absl::CivilMonth> ParseMonth(absl::string_view text) {
  int year = 0;
  int month = 0;
  if (!ParseYearMonth(text, year, month)) {
    return absl::InvalidArgumentError(
        "must be a month written YYYY-MM, between 1900-01 and 2199-12");
  }
  if (!IsYearInRange(year)) return absl::OutOfRangeError("must lie in 1900-01 to 2199-12");
  return absl::CivilMonth(year, month);
}

std::string FormatMonth(absl::CivilMonth month) {
  return absl::StrFormat("%04d-%02d", month.year(), month.month());
}

absl::StatusOr<absl::CivilDay> ParseDate(absl::string_view text) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (text.size() == 10 && text[7] == '-' && ParseYearMonth(text.substr(0, 7), year, month) &&
      IsYearInRange(year) && ParseDigits(text.substr(8), day)) {
    const absl::CivilDay date(year, month, day);
    // CivilDay normalises 31 February to 3 March; a date that moved did not exist.
    if (date.month() == month && date.day() == day) return date;
  }
  return absl::InvalidArgumentError(
      "must be a date written YYYY-MM-DD that exists, between 1900 and 2199");
}

std::string FormatDate(absl::CivilDay date) {
  return absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(), date.day());
}

int MonthNumber(absl::CivilMonth month) {
  return static_cast<int>(month.year()) * 12 + month.month() - 1;
}

absl::CivilMonth MonthFromNumber(int number) {
  return absl::CivilMonth(number / 12, number % 12 + 1);
}

std::string FormatMonth(int number) { return FormatMonth(MonthFromNumber(number)); }

absl::Status LoadLondon() {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone("Europe/London", &zone)) {
    return absl::NotFoundError("no time zone data for Europe/London: install the package tzdata");
  }
  return absl::OkStatus();
}

absl::TimeZone London() {
  static const absl::TimeZone zone = [] {
    absl::TimeZone loaded;
    if (!absl::LoadTimeZone("Europe/London", &loaded)) std::abort();
    return loaded;
  }();
  return zone;
}

absl::CivilDay LondonDay(absl::Time instant) { return absl::ToCivilDay(instant, London()); }

}  // namespace copperplate
