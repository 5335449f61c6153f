#include "libs/text/fold.h"

#include <optional>

#include "libs/text/blank.h"
#include "libs/text/utf8.h"

namespace copperplate {
namespace {

// The lower case of the letters of European names: Latin, Greek and Cyrillic.
char32_t Lower(char32_t c) {
  if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7)) return c + 0x20;
  if (c >= 0x100 && c <= 0x17e) {
    if (c == 0x178) return 0xff;
    // Capital and small stand side by side: in most stretches the capital is the even one.
    const bool odd_capitals = (c >= 0x139 && c <= 0x148) || c >= 0x179;
    if (c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149) return c;
    return (c % 2 == 1) == odd_capitals ? c + 1 : c;
  }
  if ((c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f)) return c + 0x20;
  if (c >= 0x400 && c <= 0x40f) return c + 0x50;
  return c;
}

}  // namespace

std::u32string Folded(absl::string_view text) {
  std::u32string folded;
  bool blank = false;
  while (!text.empty()) {
    if (TakeBlank(text)) {
      blank = true;
      continue;
    }
    const std::optional<char32_t> c = TakeCodePoint(text);
    if (!c.has_value()) continue;
    if (blank && !folded.empty()) folded += U' ';
    blank = false;
    folded += Lower(*c);
  }
  return folded;
}

}  // namespace copperplate
