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

// C0, DEL and C1 (0xC2 0x80 to 0xC2 0x9F as UTF-8).
bool HasControlCharacter(absl::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<uint8_t>(text[i]);
    if (byte < 0x20 || byte == 0x7F) return true;
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<uint8_t>(text[i + 1]) < 0xA0)
      return true;
  }
  return false;
}

}  // namespace

void CheckText(absl::string_view text, size_t most, absl::string_view field, Faults& faults) {
  if (CharacterCount(text) > most) {
    faults.Add("TEXT_TOO_LONG", field, absl::StrCat("must have at most ", most, " characters"));
  } else if (text.find('\0') != absl::string_view::npos) {
    faults.Add("TEXT_INVALID", field, "must not hold a NUL character");
  }
}

std::string ReadLine(absl::string_view text, size_t most, absl::string_view field, Faults& faults) {
  const absl::string_view line = WithoutBlanksAtEnds(text);
  if (line.empty() && !text.empty()) {
    faults.Add("TEXT_INVALID", field, "must not be blank");
  } else if (CharacterCount(line) > most) {
    faults.Add("TEXT_TOO_LONG", field, absl::StrCat("must have at most ", most, " characters"));
  } else if (HasControlCharacter(line)) {
    faults.Add("TEXT_INVALID", field, "must be one line, without control characters");
  }
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
