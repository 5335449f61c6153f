#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"

namespace copperplate::fields {

// Characters, where a field says no other number.
inline constexpr size_t kLongestLine = 500;      // of a title, a name, a reference
inline constexpr size_t kLongestProse = 20'000;  // of everything else
inline constexpr size_t kMostItems = 100;        // of a list

// Each adds at most one fault. FIELD_REQUIRED where the text is blank (CheckOptional...(): where it
// is blank but not empty, TEXT_INVALID), TEXT_TOO_LONG above `most` characters, TEXT_INVALID where
// it is not UTF-8, or holds control characters or those that turn the direction of writing: a title
// reaches terminals and printed packs. A line has neither tabs nor line ends, prose may.
void CheckLine(absl::string_view text, absl::string_view field, Faults& faults,
               size_t most = kLongestLine);
void CheckProse(absl::string_view text, absl::string_view field, Faults& faults,
                size_t most = kLongestProse);
void CheckOptionalLine(absl::string_view text, absl::string_view field, Faults& faults,
                       size_t most = kLongestLine);
void CheckOptionalProse(absl::string_view text, absl::string_view field, Faults& faults,
                        size_t most = kLongestProse);

// TOO_MANY above kMostItems; each as CheckLine(), under `field[i]`; DUPLICATE where one is there
// twice.
void CheckLines(const std::vector<std::string>& lines, absl::string_view field, Faults& faults);

// FIELD_REQUIRED where it is empty; nothing of what it says.
void CheckGiven(absl::string_view text, absl::string_view field, Faults& faults);

// A text of one line that a person gives as a reason or a source: without the blanks at its ends.
// Faults as CheckOptionalLine().
std::string ReadLine(absl::string_view text, absl::string_view field, Faults& faults,
                     size_t most = kLongestLine);

}  // namespace copperplate::fields
