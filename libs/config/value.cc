#include "libs/config/value.h"

#include <algorithm>
#include <limits>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace copperplate::config {
namespace {

struct Unit {
  const char* name;
  int64_t bytes;
};
constexpr Unit kUnits[] = {
    {"GiB", int64_t{1} << 30}, {"MiB", int64_t{1} << 20}, {"KiB", int64_t{1} << 10}, {"", 1}};

bool IsDigits(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

// Digits after an optional minus; SimpleAtoi alone would take spaces and a plus.
bool ReadInt(absl::string_view text, int64_t& value) {
  absl::string_view digits = text;
  absl::ConsumePrefix(&digits, "-");
  return IsDigits(digits) && absl::SimpleAtoi(text, &value);
}

}  // namespace

absl::StatusOr<int64_t> ParseInt(absl::string_view text, int64_t least, int64_t most) {
  int64_t value = 0;
  if (ReadInt(text, value) && value >= least && value <= most) return value;
  return absl::InvalidArgumentError(
      absl::StrCat("must be a whole number from ", least, " to ", most));
}

absl::StatusOr<bool> ParseBool(absl::string_view text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return absl::InvalidArgumentError("must be true or false");
}

absl::StatusOr<absl::Duration> ParseDuration(absl::string_view text, absl::Duration shortest,
                                             absl::Duration longest) {
  absl::Duration value;
  if (absl::ParseDuration(text, &value) && value >= shortest && value <= longest) return value;
  return absl::InvalidArgumentError(
      absl::StrCat("must be a duration with its unit, such as 250ms, 10s or 1h30m, from ",
                   absl::FormatDuration(shortest), " to ", absl::FormatDuration(longest)));
}

absl::StatusOr<int64_t> ParseBytes(absl::string_view text, int64_t least, int64_t most) {
  for (const Unit& unit : kUnits) {
    absl::string_view digits = text;
    if (!absl::ConsumeSuffix(&digits, unit.name)) continue;
    int64_t count = 0;
    if (IsDigits(digits) && absl::SimpleAtoi(digits, &count) &&
        count <= std::numeric_limits<int64_t>::max() / unit.bytes && count * unit.bytes >= least &&
        count * unit.bytes <= most) {
      return count * unit.bytes;
    }
    break;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("must be a size in bytes, such as 65536, 64KiB, 16MiB or 2GiB, from ",
                   FormatBytes(least), " to ", FormatBytes(most)));
}

absl::StatusOr<std::vector<std::string>> ParseList(absl::string_view text) {
  std::vector<std::string> items;
  if (absl::StripAsciiWhitespace(text).empty()) return items;
  for (const absl::string_view item : absl::StrSplit(text, ',')) {
    items.emplace_back(absl::StripAsciiWhitespace(item));
    if (items.back().empty()) {
      return absl::InvalidArgumentError("must be items separated by commas, none of them empty");
    }
  }
  return items;
}

std::string FormatBytes(int64_t bytes) {
  for (const Unit& unit : kUnits) {
    if (bytes != 0 && bytes % unit.bytes == 0) return absl::StrCat(bytes / unit.bytes, unit.name);
  }
  return absl::StrCat(bytes);
}

}  // namespace copperplate::config
