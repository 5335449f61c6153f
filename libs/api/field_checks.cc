#include "libs/api/field_checks.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace copperplate::api {
namespace {

// Unicode's White_Space beside ASCII's, as UTF-8.
constexpr absl::string_view kBlanks[] = {
    "\xc2\x85",     "\xc2\xa0",     "\xe1\x9a\x80", "\xe2\x80\x80", "\xe2\x80\x81",
    "\xe2\x80\x82", "\xe2\x80\x83", "\xe2\x80\x84", "\xe2\x80\x85", "\xe2\x80\x86",
    "\xe2\x80\x87", "\xe2\x80\x88", "\xe2\x80\x89", "\xe2\x80\x8a", "\xe2\x80\xa8",
    "\xe2\x80\xa9", "\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80"};

size_t CharacterCount(absl::string_view utf8) {
  return static_cast<size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

absl::string_view WithoutBlanksAtEnds(absl::string_view text) {
  size_t before;
  do {
    before = text.size();
    text = absl::StripAsciiWhitespace(text);
    for (const absl::string_view blank : kBlanks) {
      absl::ConsumePrefix(&text, blank);
      absl::ConsumeSuffix(&text, blank);
    }
  } while (text.size() < before);
  return text;
}

// C0, DEL and C1 (0xC2 0x80 to 0xC2 0x9F as UTF-8), and what overrides the direction of writing
// (U+202A to U+202E, U+2066 to U+2069).
bool IsControl(absl::string_view text, size_t i) {
  const auto byte = [&](size_t at) {
    return at < text.size() ? static_cast<uint8_t>(text[at]) : uint8_t{0};
  };
  if (byte(i) < 0x20 || byte(i) == 0x7F) return true;
  if (byte(i) == 0xC2) return byte(i + 1) >= 0x80 && byte(i + 1) < 0xA0;
  if (byte(i) != 0xE2) return false;
  return (byte(i + 1) == 0x80 && byte(i + 2) >= 0xAA && byte(i + 2) <= 0xAE) ||
         (byte(i + 1) == 0x81 && byte(i + 2) >= 0xA6 && byte(i + 2) <= 0xA9);
}

bool HasControlBut(absl::string_view allowed, absl::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (IsControl(text, i) && allowed.find(text[i]) == absl::string_view::npos) return true;
  }
  return false;
}

void CheckTrimmed(absl::string_view text, size_t most, absl::string_view allowed, bool blank,
                  absl::string_view field, Faults& faults) {
  if (blank) {
    faults.Add("TEXT_INVALID", field, "must not be blank");
  } else if (CharacterCount(text) > most) {
    faults.Add("TEXT_TOO_LONG", field, absl::StrCat("must have at most ", most, " characters"));
  } else if (HasControlBut(allowed, text)) {
    faults.Add("TEXT_INVALID", field,
               allowed.empty() ? "must be one line, without control characters"
                               : "must not hold control characters but tabs and line ends");
  }
}

bool IsBlank(absl::string_view text) { return !text.empty() && WithoutBlanksAtEnds(text).empty(); }

}  // namespace

void CheckText(absl::string_view text, size_t most, absl::string_view field, Faults& faults) {
  CheckTrimmed(text, most, "", IsBlank(text), field, faults);
}

void CheckProse(absl::string_view text, size_t most, absl::string_view field, Faults& faults) {
  CheckTrimmed(text, most, "\t\r\n", IsBlank(text), field, faults);
}

std::string ReadLine(absl::string_view text, size_t most, absl::string_view field, Faults& faults) {
  const absl::string_view line = WithoutBlanksAtEnds(text);
  CheckTrimmed(line, most, "", IsBlank(text), field, faults);
  return std::string(line);
}

void CheckEnum(int number, bool known, absl::string_view field, Faults& faults) {
  if (number == 0) {
    faults.Add("FIELD_REQUIRED", field, "must be given");
  } else if (!known) {
    faults.Add("ENUM_UNKNOWN", field, "is no value of this release");
  }
}

}  // namespace copperplate::api
