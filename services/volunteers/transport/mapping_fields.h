// What the mappings of this room share.
#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "libs/time/civil.h"

namespace copperplate::volunteers {

// `2018-05-10`; empty where there is no day.
inline std::string DateText(std::optional<absl::CivilDay> day) {
  return day.has_value() ? FormatDate(*day) : "";
}

}  // namespace copperplate::volunteers
