// What a server sent, made fit for a terminal: an escape sequence in a title must not move the
// cursor, rename the window or hide what follows.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::cli {

// `text` with what is not shown, but acted upon, spelled out: control characters, line ends among
// them, those that turn the direction of writing, and bytes that are no UTF-8 (`\n`, `\x1b`,
// `\u202e`).
std::string Printable(absl::string_view text);

// A JSON document that says the same, with such characters inside its strings escaped.
std::string PrintableJson(absl::string_view json);

// Columns that printable `text` takes on a terminal: two for a wide East Asian character or an
// emoji, none for a mark that combines with the one before it.
size_t DisplayWidth(absl::string_view text);

}  // namespace copperplate::cli
