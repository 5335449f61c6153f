#pragma once

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::cli {

// Columns of the terminal that standard output is; 0 where it is none, so that nothing is folded
// for a file or another program.
size_t TerminalWidth();

// Printable `text` (printable.h) in lines of at most `width` columns (0: one line), broken at
// blanks, the first after `indent` and the others below it. A longer word stays whole. Ends with a
// newline.
std::string Folded(absl::string_view indent, absl::string_view text, size_t width);

}  // namespace copperplate::cli
