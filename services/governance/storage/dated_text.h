// A text with the days on which it holds, as an element of an array:
// `2016-05-12/2021-05-12/Name`, a day that is not there being empty.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace copperplate::governance {

// False where `text` is none.
bool ReadDatedText(absl::string_view text, std::optional<absl::CivilDay>& from,
                   std::optional<absl::CivilDay>& to, std::string& said);

// Appends it to `out`.
void WriteDatedText(std::optional<absl::CivilDay> from, std::optional<absl::CivilDay> to,
                    absl::string_view said, std::string& out);

}  // namespace copperplate::governance
