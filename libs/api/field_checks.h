// Checks of single fields that every service's requests have.
#pragma once

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"

namespace copperplate::api {

// Faults TEXT_TOO_LONG where the text has more than `most` characters, TEXT_INVALID where it is
// blank but not empty, or holds control characters or those that turn the direction of writing: a
// title reaches terminals and printed packs.
void CheckText(absl::string_view text, size_t most, absl::string_view field, Faults& faults);

// The same for a text that may have lines and tabs.
void CheckProse(absl::string_view text, size_t most, absl::string_view field, Faults& faults);

// A text of one line that a person gives as a reason or a source: without the blanks at its ends.
// Faults as CheckText().
std::string ReadLine(absl::string_view text, size_t most, absl::string_view field, Faults& faults);

// Fault FIELD_REQUIRED where `number` is 0, ENUM_UNKNOWN where `known` is false: a value that this
// release does not know.
void CheckEnum(int number, bool known, absl::string_view field, Faults& faults);

}  // namespace copperplate::api
