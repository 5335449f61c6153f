#include "libs/fields/clock_time.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/fields/text.h"

namespace copperplate::fields {
namespace {

constexpr int kMinutesInHour = 60;
constexpr int kMinutesInDay = 24 * kMinutesInHour;

// Of two digits; -1 where they are none.
int TwoDigits(absl::string_view text) {
  if (!absl::ascii_isdigit(text[0]) || !absl::ascii_isdigit(text[1])) return -1;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

int ReadMinute(absl::string_view text, absl::string_view field, int last, Faults& faults) {
  if (text.empty()) {
    CheckGiven(text, field, faults);
    return 0;
  }
  if (text.size() == 5 && text[2] == ':') {
    const int hours = TwoDigits(text.substr(0, 2));
    const int minutes = TwoDigits(text.substr(3));
    const int minute = hours * kMinutesInHour + minutes;
    if (hours >= 0 && minutes >= 0 && minutes < kMinutesInHour && minute <= last) return minute;
  }
  faults.Add("CLOCK_TIME_MALFORMED", field,
             absl::StrCat("must be a time of day from 00:00 to ", FormatClockTime(last)));
  return 0;
}

}  // namespace

int ReadClockTime(absl::string_view text, absl::string_view field, Faults& faults) {
  return ReadMinute(text, field, kMinutesInDay - 1, faults);
}

int ReadClockTimeToEnd(absl::string_view text, absl::string_view field, Faults& faults) {
  return ReadMinute(text, field, kMinutesInDay, faults);
}

std::string FormatClockTime(int minute) {
  return absl::StrCat(absl::Dec(minute / kMinutesInHour, absl::kZeroPad2), ":",
                      absl::Dec(minute % kMinutesInHour, absl::kZeroPad2));
}

}  // namespace copperplate::fields
