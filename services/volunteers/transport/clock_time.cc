#include "services/volunteers/transport/clock_time.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"

namespace copperplate::volunteers {
namespace {

constexpr int kMinutesInHour = 60;
constexpr int kMinutesInDay = 24 * kMinutesInHour;

// Of two digits; -1 where they are none.
int TwoDigits(absl::string_view text) {
  if (!absl::ascii_isdigit(text[0]) || !absl::ascii_isdigit(text[1])) return -1;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

}  // namespace

int ReadClockTime(absl::string_view text, absl::string_view field, Faults& faults) {
  if (text.empty()) {
    faults.Add("FIELD_REQUIRED", field, "must be given");
    return 0;
  }
  if (text.size() == 5 && text[2] == ':') {
    const int hours = TwoDigits(text.substr(0, 2));
    const int minutes = TwoDigits(text.substr(3));
    const int minute = hours * kMinutesInHour + minutes;
    if (hours >= 0 && minutes >= 0 && minutes < kMinutesInHour && minute <= kMinutesInDay) {
      return minute;
    }
  }
  faults.Add("CLOCK_TIME_MALFORMED", field, "must be a time of day from 00:00 to 24:00");
  return 0;
}

std::string FormatClockTime(int minute) {
  return absl::StrFormat("%02d:%02d", minute / kMinutesInHour, minute % kMinutesInHour);
}

}  // namespace copperplate::volunteers
