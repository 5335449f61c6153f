#include "services/cli/terminal/printable.h"

#include <clocale>
#include <cwchar>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "libs/text/utf8.h"

namespace copperplate::cli {
namespace {

bool IsAsciiControl(char32_t point) { return point < 0x20 || point == 0x7F; }

bool IsWideControl(char32_t point) {
  return (point >= 0x80 && point <= 0x9F) ||  // C1: U+009B begins an escape sequence
         point == 0x061C || point == 0x200E || point == 0x200F ||  // direction marks
         (point >= 0x2028 && point <= 0x202E) ||  // line ends, embeddings and overrides
         (point >= 0x2066 && point <= 0x2069);    // isolates
}

std::string AsciiControl(char32_t point) {
  switch (point) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return absl::StrFormat("\\x%02x", static_cast<unsigned>(point));
  }
}

std::string WideControl(char32_t point) {
  return absl::StrFormat("\\u%04x", static_cast<unsigned>(point));
}

// Which code points are wide is the C library's to know, whatever locale the user has.
locale_t Unicode() {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}

}  // namespace

std::string Printable(absl::string_view text) {
  std::string printable;
  while (!text.empty()) {
    const absl::string_view before = text;
    const std::optional<char32_t> point = TakeCodePoint(text);
    if (!point.has_value()) {
      absl::StrAppend(&printable, AsciiControl(static_cast<unsigned char>(before[0])));
    } else if (IsAsciiControl(*point)) {
      absl::StrAppend(&printable, AsciiControl(*point));
    } else if (IsWideControl(*point)) {
      absl::StrAppend(&printable, WideControl(*point));
    } else {
      absl::StrAppend(&printable, before.substr(0, before.size() - text.size()));
    }
  }
  return printable;
}

std::string PrintableJson(absl::string_view json) {
  std::string printable;
  while (!json.empty()) {
    const absl::string_view before = json;
    const std::optional<char32_t> point = TakeCodePoint(json);
    // Those below U+0020 stand between the values only: line ends and tabs.
    if (point.has_value() && (*point == 0x7F || IsWideControl(*point))) {
      absl::StrAppend(&printable, WideControl(*point));
    } else {
      absl::StrAppend(&printable, before.substr(0, before.size() - json.size()));
    }
  }
  return printable;
}

size_t DisplayWidth(absl::string_view text) {
  const locale_t locale = Unicode();
  const locale_t previous = locale == nullptr ? nullptr : uselocale(locale);
  size_t width = 0;
  while (!text.empty()) {
    const int columns = wcwidth(static_cast<wchar_t>(TakeCodePoint(text).value_or(U'?')));
    width += columns < 0 ? 1 : static_cast<size_t>(columns);
  }
  if (previous != nullptr) uselocale(previous);
  return width;
}

}  // namespace copperplate::cli
