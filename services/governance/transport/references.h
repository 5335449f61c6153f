// References to other resources, and days, as requests and messages say them.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "libs/time/civil.h"

namespace copperplate::governance {

// `2018-05-10`; empty where there is no day.
inline std::string DateText(std::optional<absl::CivilDay> day) {
  return day.has_value() ? FormatDate(*day) : "";
}

// The name of an item of the meeting `root`; empty where `item` is.
std::string ItemName(absl::string_view force, absl::string_view root, absl::string_view item);

// The id of an item of the meeting at the beginning of `path`. Faults as
// resource::ReadReference().
std::string ReadItem(absl::string_view force, const PartPath& path, absl::string_view text,
                     absl::string_view field, Faults& faults);
// The same where the field may be empty.
std::string ReadOptionalItem(absl::string_view force, const PartPath& path, absl::string_view text,
                             absl::string_view field, Faults& faults);

}  // namespace copperplate::governance
