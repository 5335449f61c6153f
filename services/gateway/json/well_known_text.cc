#include "services/gateway/json/well_known_text.h"

#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"
#include "services/gateway/json/json_text.h"

namespace copperplate::gateway {
namespace {

constexpr int64_t kDay = 86400;
constexpr int64_t kFirstSecond = -62135596800;  // 0001-01-01T00:00:00Z
constexpr int64_t kLastSecond = 253402300799;   // 9999-12-31T23:59:59Z
constexpr int64_t kMaxDuration = 315576000000;  // 10,000 years
constexpr int32_t kNanosPerSecond = 1000000000;

void AppendDigits(int64_t value, int width, std::string& out) {
  char digits[16];
  for (int i = width; i-- > 0; value /= 10) digits[i] = static_cast<char>('0' + value % 10);
  out.append(digits, width);
}

void AppendDecimals(int32_t nanos, std::string& out) {
  if (nanos == 0) return;
  out += '.';
  if (nanos % 1000000 == 0) {
    AppendDigits(nanos / 1000000, 3, out);
  } else if (nanos % 1000 == 0) {
    AppendDigits(nanos / 1000, 6, out);
  } else {
    AppendDigits(nanos, 9, out);
  }
}

// Takes `width` digits off the front.
bool TakeDigits(absl::string_view& text, size_t width, int64_t& value) {
  if (text.size() < width) return false;
  value = 0;
  for (size_t i = 0; i < width; ++i) {
    if (!absl::ascii_isdigit(text[i])) return false;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(width);
  return true;
}

// Takes `.5` or nothing.
bool TakeDecimals(absl::string_view& text, int32_t& nanos) {
  nanos = 0;
  if (!absl::ConsumePrefix(&text, ".")) return true;
  int digits = 0;
  for (; !text.empty() && absl::ascii_isdigit(text[0]); text.remove_prefix(1), ++digits) {
    if (digits == 9) return false;
    nanos = nanos * 10 + (text[0] - '0');
  }
  if (digits == 0) return false;
  for (; digits < 9; ++digits) nanos *= 10;
  return true;
}

// Takes `Z` or `+01:00`, in seconds east.
bool TakeOffset(absl::string_view& text, int64_t& offset) {
  offset = 0;
  if (absl::ConsumePrefix(&text, "Z") || absl::ConsumePrefix(&text, "z")) return true;
  const bool west = absl::ConsumePrefix(&text, "-");
  if (!west && !absl::ConsumePrefix(&text, "+")) return false;
  int64_t hours;
  int64_t minutes;
  if (!TakeDigits(text, 2, hours) || !absl::ConsumePrefix(&text, ":") ||
      !TakeDigits(text, 2, minutes) || hours > 23 || minutes > 59) {
    return false;
  }
  offset = (hours * 60 + minutes) * (west ? -60 : 60);
  return true;
}

}  // namespace

bool AppendTimestamp(SecondsNanos time, std::string& out) {
  if (time.seconds < kFirstSecond || time.seconds > kLastSecond || time.nanos < 0 ||
      time.nanos >= kNanosPerSecond) {
    return false;
  }
  int64_t days = time.seconds / kDay;
  int64_t second = time.seconds % kDay;
  if (second < 0) {
    second += kDay;
    --days;
  }
  const absl::CivilDay date = absl::CivilDay(1970, 1, 1) + days;
  AppendDigits(date.year(), 4, out);
  out += '-';
  AppendDigits(date.month(), 2, out);
  out += '-';
  AppendDigits(date.day(), 2, out);
  out += 'T';
  AppendDigits(second / 3600, 2, out);
  out += ':';
  AppendDigits(second / 60 % 60, 2, out);
  out += ':';
  AppendDigits(second % 60, 2, out);
  AppendDecimals(time.nanos, out);
  out += 'Z';
  return true;
}

bool ParseTimestamp(absl::string_view text, SecondsNanos& time) {
  int64_t year;
  int64_t month;
  int64_t day;
  int64_t hour;
  int64_t minute;
  int64_t second;
  int64_t offset;
  if (!TakeDigits(text, 4, year) || !absl::ConsumePrefix(&text, "-") ||
      !TakeDigits(text, 2, month) || !absl::ConsumePrefix(&text, "-") ||
      !TakeDigits(text, 2, day)) {
    return false;
  }
  if (!absl::ConsumePrefix(&text, "T") && !absl::ConsumePrefix(&text, "t")) return false;
  if (!TakeDigits(text, 2, hour) || !absl::ConsumePrefix(&text, ":") ||
      !TakeDigits(text, 2, minute) || !absl::ConsumePrefix(&text, ":") ||
      !TakeDigits(text, 2, second) || !TakeDecimals(text, time.nanos) ||
      !TakeOffset(text, offset) || !text.empty()) {
    return false;
  }
  const absl::CivilDay date(year, month, day);  // normalises 31 April to 1 May
  if (date.year() != year || date.month() != month || date.day() != day || hour > 23 ||
      minute > 59 || second > 59) {
    return false;
  }
  time.seconds =
      (date - absl::CivilDay(1970, 1, 1)) * kDay + hour * 3600 + minute * 60 + second - offset;
  return time.seconds >= kFirstSecond && time.seconds <= kLastSecond;
}

bool AppendDuration(SecondsNanos duration, std::string& out) {
  if (duration.seconds < -kMaxDuration || duration.seconds > kMaxDuration ||
      duration.nanos <= -kNanosPerSecond || duration.nanos >= kNanosPerSecond ||
      (duration.seconds > 0 && duration.nanos < 0) ||
      (duration.seconds < 0 && duration.nanos > 0)) {
    return false;
  }
  if (duration.seconds < 0 || duration.nanos < 0) out += '-';
  AppendInteger(std::abs(duration.seconds), out);
  AppendDecimals(std::abs(duration.nanos), out);
  out += 's';
  return true;
}

bool ParseDuration(absl::string_view text, SecondsNanos& duration) {
  const bool negative = absl::ConsumePrefix(&text, "-");
  size_t digits = 0;
  while (digits < text.size() && absl::ascii_isdigit(text[digits])) ++digits;
  if (digits == 0 || digits > 12 || !TakeDigits(text, digits, duration.seconds) ||
      !TakeDecimals(text, duration.nanos) || text != "s" || duration.seconds > kMaxDuration) {
    return false;
  }
  if (negative) {
    duration.seconds = -duration.seconds;
    duration.nanos = -duration.nanos;
  }
  return true;
}

std::string ToJsonPath(absl::string_view path) {
  std::string out;
  for (size_t i = 0; i < path.size(); ++i) {
    const bool joins = path[i] == '_' && i + 1 < path.size() && absl::ascii_islower(path[i + 1]);
    out += joins ? absl::ascii_toupper(path[++i]) : path[i];
  }
  return out;
}

std::string ToProtoPath(absl::string_view path) {
  std::string out;
  for (const char c : path) {
    if (absl::ascii_isupper(c)) out += '_';
    out += absl::ascii_tolower(c);
  }
  return out;
}

}  // namespace copperplate::gateway
