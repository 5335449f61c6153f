#include "libs/text/blank.h"

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"

namespace copperplate {
namespace {

// Those beside ASCII's, as UTF-8.
constexpr absl::string_view kBlanks[] = {
    "\xc2\x85",     "\xc2\xa0",     "\xe1\x9a\x80", "\xe2\x80\x80", "\xe2\x80\x81", "\xe2\x80\x82",
    "\xe2\x80\x83", "\xe2\x80\x84", "\xe2\x80\x85", "\xe2\x80\x86", "\xe2\x80\x87", "\xe2\x80\x88",
    "\xe2\x80\x89", "\xe2\x80\x8a", "\xe2\x80\x8b", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xe2\x80\xaf",
    "\xe2\x81\x9f", "\xe3\x80\x80", "\xef\xbb\xbf"};

}  // namespace

bool TakeBlank(absl::string_view& text) {
  if (text.empty()) return false;
  if (absl::ascii_isspace(static_cast<unsigned char>(text.front()))) {
    text.remove_prefix(1);
    return true;
  }
  for (const absl::string_view blank : kBlanks) {
    if (absl::ConsumePrefix(&text, blank)) return true;
  }
  return false;
}

absl::string_view WithoutBlanksAtEnds(absl::string_view text) {
  while (TakeBlank(text)) {
  }
  size_t before;
  do {
    before = text.size();
    text = absl::StripTrailingAsciiWhitespace(text);
    for (const absl::string_view blank : kBlanks) absl::ConsumeSuffix(&text, blank);
  } while (text.size() < before);
  return text;
}

}  // namespace copperplate
