#include "libs/csv/writer.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace copperplate::csv {
namespace {

// `-12.5`: digits, after a minus at most, with one point at most between them.
bool IsDecimal(absl::string_view text) {
  if (absl::StartsWith(text, "-")) text.remove_prefix(1);
  bool digit_before = false;
  bool point = false;
  for (const char c : text) {
    if (c == '.' && digit_before && !point) {
      point = true;
      digit_before = false;
    } else if (absl::ascii_isdigit(c)) {
      digit_before = true;
    } else {
      return false;
    }
  }
  return digit_before;
}

bool LooksLikeFormula(absl::string_view text) {
  static constexpr absl::string_view kFullWidthSigns[] = {
      "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};  // = + - @
  if (text.empty() || text == "-" || IsDecimal(text)) return false;
  if (absl::string_view("=+-@\t\r\n").find(text.front()) != absl::string_view::npos) return true;
  for (const absl::string_view sign : kFullWidthSigns) {
    if (absl::StartsWith(text, sign)) return true;
  }
  return false;
}

// Text that begins with an apostrophe before what looks like a formula gets one too, so that taking
// one off gives every text back.
bool IsMarked(absl::string_view text) {
  const size_t first = text.find_first_not_of('\'');
  return first != absl::string_view::npos && LooksLikeFormula(text.substr(first));
}

}  // namespace

void AppendField(absl::string_view text, FieldKind kind, std::string& out) {
  const bool defuse = kind == FieldKind::kText && IsMarked(text);
  if (text.find_first_of(",\"\r\n") == absl::string_view::npos) {
    if (defuse) out += '\'';
    out.append(text.data(), text.size());
    return;
  }
  out += '"';
  if (defuse) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

absl::string_view TextOfField(absl::string_view field) {
  const absl::string_view behind = field.substr(field.empty() ? 0 : 1);
  return absl::StartsWith(field, "'") && IsMarked(behind) ? behind : field;
}

}  // namespace copperplate::csv
