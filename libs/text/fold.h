#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace copperplate {

// The text as it is compared where the case of letters and the width of blanks make no difference:
// the letters of European names (Latin, Greek and Cyrillic) in lower case, any run of blanks
// (blank.h) one space, none at the ends. `text` is well-formed UTF-8; of other text the malformed
// bytes are left out.
std::u32string Folded(absl::string_view text);

}  // namespace copperplate
