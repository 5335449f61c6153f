#pragma once

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace copperplate {

// True when `text` is well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above
// U+10FFFF).
bool IsValidUtf8(absl::string_view text);

// Takes the code point that `text` begins with off its front. Nothing, and one byte less of `text`,
// where it does not begin with a well-formed one; `text` must not be empty.
std::optional<char32_t> TakeCodePoint(absl::string_view& text);

}  // namespace copperplate
