#pragma once

#include "absl/strings/string_view.h"

namespace copperplate {

// A blank is ASCII's white space, Unicode's beside it, or what has no width: U+200B and U+FEFF.

// Takes the blank that UTF-8 text begins with off its front; false where it begins with none.
bool TakeBlank(absl::string_view& text);

absl::string_view WithoutBlanksAtEnds(absl::string_view text);

}  // namespace copperplate
