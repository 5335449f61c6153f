#include "libs/fields/text.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "absl/strings/str_cat.h"
#include "libs/text/blank.h"
#include "libs/text/utf8.h"

namespace copperplate::fields {
namespace {

size_t CharacterCount(absl::string_view utf8) {
  return static_cast<size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
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
  if (!IsValidUtf8(text)) {
    faults.Add("TEXT_INVALID", field, "must be UTF-8");
  } else if (blank) {
    faults.Add("TEXT_INVALID", field, "must not be blank");
  } else if (CharacterCount(text) > most) {
    faults.Add("TEXT_TOO_LONG", field, absl::StrCat("must have at most ", most, " characters"));
  } else if (HasControlBut(allowed, text)) {
    faults.Add("TEXT_INVALID", field,
               allowed.empty() ? "must be one line, without control characters"
                               : "must not hold control characters but tabs and line ends");
  }
}

bool IsBlank(absl::string_view text) { return WithoutBlanksAtEnds(text).empty(); }
bool IsOnlyBlanks(absl::string_view text) { return !text.empty() && IsBlank(text); }

// FIELD_REQUIRED: nothing is there, or blanks alone.
bool HasText(absl::string_view text, absl::string_view field, Faults& faults) {
  if (!IsBlank(text)) return true;
  faults.Add("FIELD_REQUIRED", field, text.empty() ? "must be given" : "must not be blank");
  return false;
}

}  // namespace

void CheckLine(absl::string_view text, absl::string_view field, Faults& faults, size_t most) {
  if (HasText(text, field, faults)) CheckOptionalLine(text, field, faults, most);
}

void CheckProse(absl::string_view text, absl::string_view field, Faults& faults, size_t most) {
  if (HasText(text, field, faults)) CheckOptionalProse(text, field, faults, most);
}

void CheckOptionalLine(absl::string_view text, absl::string_view field, Faults& faults,
                       size_t most) {
  CheckTrimmed(text, most, "", IsOnlyBlanks(text), field, faults);
}

void CheckOptionalProse(absl::string_view text, absl::string_view field, Faults& faults,
                        size_t most) {
  CheckTrimmed(text, most, "\t\r\n", IsOnlyBlanks(text), field, faults);
}

void CheckLines(const std::vector<std::string>& lines, absl::string_view field, Faults& faults) {
  if (lines.size() > kMostItems) {
    faults.Add("TOO_MANY", field, absl::StrCat("at most ", kMostItems));
    return;
  }
  std::set<absl::string_view> seen;
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string item = absl::StrCat(field, "[", i, "]");
    if (!seen.insert(lines[i]).second) {
      faults.Add("DUPLICATE", item, "is there twice");
    } else {
      CheckLine(lines[i], item, faults);
    }
  }
}

void CheckGiven(absl::string_view text, absl::string_view field, Faults& faults) {
  if (text.empty()) faults.Add("FIELD_REQUIRED", field, "must be given");
}

std::string ReadLine(absl::string_view text, absl::string_view field, Faults& faults, size_t most) {
  const absl::string_view line = WithoutBlanksAtEnds(text);
  CheckTrimmed(line, most, "", IsOnlyBlanks(text), field, faults);
  return std::string(line);
}

}  // namespace copperplate::fields
