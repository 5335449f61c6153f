#pragma once

#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// A Pack message in JSON as Markdown: a heading for each part, what it was taken from below it, or
// that it is not there and why. What pages print as a table of many columns is drawn as one in a
// block of its own.
std::string PackMarkdown(const Value& pack);

}  // namespace copperplate::cli
