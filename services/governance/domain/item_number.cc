#include "services/governance/domain/item_number.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace copperplate::governance {
namespace {

constexpr size_t kMostItemParts = 4;
constexpr size_t kMostPartDigits = 3;
constexpr size_t kLongestMark = 6;

// The run of digits at the beginning, which is taken off.
absl::string_view TakeDigits(absl::string_view& text) {
  size_t length = 0;
  while (length < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[length]))) {
    ++length;
  }
  const absl::string_view digits = text.substr(0, length);
  text.remove_prefix(length);
  return digits;
}

// The number of parts at the beginning, which are taken off; 0 where there is none that is well
// formed.
size_t TakeParts(absl::string_view& text) {
  size_t parts = 0;
  while (true) {
    const absl::string_view digits = TakeDigits(text);
    if (digits.empty() || digits.size() > kMostPartDigits) return 0;
    if (digits.size() > 1 && digits.front() == '0') return 0;
    ++parts;
    if (!text.empty() && absl::ascii_islower(static_cast<unsigned char>(text.front()))) {
      text.remove_prefix(1);
    }
    if (!absl::StartsWith(text, ".")) return parts;
    text.remove_prefix(1);
  }
}

// `(i)`, or nothing.
bool IsMark(absl::string_view text) {
  if (text.empty()) return true;
  if (text.size() < 3 || text.size() > kLongestMark || text.front() != '(' || text.back() != ')') {
    return false;
  }
  const absl::string_view inside = text.substr(1, text.size() - 2);
  return std::all_of(inside.begin(), inside.end(),
                     [](unsigned char letter) { return absl::ascii_islower(letter); });
}

// Of two runs of digits.
int CompareDigits(absl::string_view a, absl::string_view b) {
  while (absl::StartsWith(a, "0")) a.remove_prefix(1);
  while (absl::StartsWith(b, "0")) b.remove_prefix(1);
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a.compare(b);
}

}  // namespace

bool IsItemNumber(absl::string_view number) {
  const size_t parts = TakeParts(number);
  return parts >= 1 && parts <= kMostItemParts && number.empty();
}

bool IsParagraphNumber(absl::string_view number) {
  const size_t parts = TakeParts(number);
  return parts >= 2 && parts <= kMostItemParts + 1 && IsMark(number);
}

void CheckParagraphNumber(absl::string_view number, absl::string_view field, Faults& faults) {
  if (IsParagraphNumber(number)) return;
  faults.Add("PARAGRAPH_NUMBER_MALFORMED", field,
             "must be the item's number, a point and a number: 12.3");
}

bool IsParagraphOf(absl::string_view paragraph, absl::string_view item) {
  return paragraph == item || absl::StartsWith(paragraph, absl::StrCat(item, ".")) ||
         absl::StartsWith(paragraph, absl::StrCat(item, "("));
}

int CompareNumbers(absl::string_view a, absl::string_view b) {
  while (!a.empty() && !b.empty()) {
    const absl::string_view digits = TakeDigits(a);
    const absl::string_view others = TakeDigits(b);
    if (!digits.empty() && !others.empty()) {
      if (const int compared = CompareDigits(digits, others); compared != 0) return compared;
      continue;
    }
    if (!digits.empty() || !others.empty()) return digits.empty() ? 1 : -1;
    if (a.front() != b.front()) return a.front() < b.front() ? -1 : 1;
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  if (a.empty() && b.empty()) return 0;
  return a.empty() ? -1 : 1;
}

}  // namespace copperplate::governance
