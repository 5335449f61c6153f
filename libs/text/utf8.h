#pragma once

#include "absl/strings/string_view.h"

namespace copperplate {

// True when `text` is well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above
// U+10FFFF).
bool IsValidUtf8(absl::string_view text);

}  // namespace copperplate
