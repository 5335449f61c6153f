#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::log {

// Appends `text` as a JSON string, quotes included. Control characters are escaped, so that a line
// stays one line; bytes that are not UTF-8 become U+FFFD.
void AppendJsonText(absl::string_view text, std::string& json);

}  // namespace copperplate::log
