#pragma once

#include "absl/time/civil_time.h"

namespace copperplate::volunteers {

// The day after the last one there is, where a period of days has no end.
inline constexpr absl::CivilDay kNoEnd = absl::CivilDay::max();

}  // namespace copperplate::volunteers
