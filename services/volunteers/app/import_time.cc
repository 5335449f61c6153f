#include "services/volunteers/app/import_time.h"

#include "absl/strings/ascii.h"
#include "absl/time/civil_time.h"
#include "libs/time/civil.h"

namespace copperplate::volunteers {
namespace {

// Takes `digits` digits from the front of the text.
bool TakeNumber(absl::string_view& text, size_t digits, int& number) {
  if (text.size() < digits) return false;
  number = 0;
  for (size_t i = 0; i < digits; ++i) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(text[i]))) return false;
    number = number * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return true;
}

bool Take(absl::string_view& text, absl::string_view one_of) {
  if (text.empty() || one_of.find(text[0]) == absl::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

struct Clock {
  absl::CivilSecond shown;
  std::optional<absl::Duration> offset;  // of the zone, where it is said
};

bool TakeOffset(absl::string_view& text, Clock& clock) {
  if (Take(text, "Z")) {
    clock.offset = absl::ZeroDuration();
    return true;
  }
  const int sign = !text.empty() && text[0] == '-' ? -1 : 1;
  int hours = 0;
  int minutes = 0;
  if (!Take(text, "+-") || !TakeNumber(text, 2, hours) || !Take(text, ":") ||
      !TakeNumber(text, 2, minutes) || hours > 14 || minutes > 59) {
    return false;
  }
  clock.offset = sign * (absl::Hours(hours) + absl::Minutes(minutes));
  return true;
}

bool ParseClock(absl::string_view text, Clock& clock) {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  if (!TakeNumber(text, 4, year) || !Take(text, "-") || !TakeNumber(text, 2, month) ||
      !Take(text, "-") || !TakeNumber(text, 2, day) || !Take(text, " T") ||
      !TakeNumber(text, 2, hour) || !Take(text, ":") || !TakeNumber(text, 2, minute)) {
    return false;
  }
  if (Take(text, ":") && !TakeNumber(text, 2, second)) return false;
  clock.shown = absl::CivilSecond(year, month, day, hour, minute, second);
  const bool exists = clock.shown.month() == month && clock.shown.day() == day &&
                      clock.shown.hour() == hour && clock.shown.minute() == minute &&
                      clock.shown.second() == second && 1900 <= year && year <= 2199;
  return exists && (text.empty() || (TakeOffset(text, clock) && text.empty()));
}

}  // namespace

std::optional<absl::Time> ReadImportTime(absl::string_view text, int64_t line,
                                         absl::string_view column, imports::RowFaults& faults) {
  if (text.empty()) {
    faults.Add(line, column, "FIELD_REQUIRED", "must be given");
    return std::nullopt;
  }
  Clock clock;
  if (!ParseClock(text, clock)) {
    faults.Add(line, column, "TIME_MALFORMED",
               "must be a time that there is, as 2018-03-25 18:30 or 2018-03-25T18:30:00+01:00");
    return std::nullopt;
  }
  if (clock.offset.has_value()) {
    return absl::FromCivil(clock.shown, absl::UTCTimeZone()) - *clock.offset;
  }
  const absl::TimeZone::TimeInfo info = London().At(clock.shown);
  if (info.kind != absl::TimeZone::TimeInfo::UNIQUE) {
    faults.Add(line, column, "TIME_AMBIGUOUS",
               "the clocks show it twice, or never: give its offset, as +01:00");
    return std::nullopt;
  }
  return info.pre;
}

}  // namespace copperplate::volunteers
