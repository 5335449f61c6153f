#pragma once

#include "absl/time/time.h"

namespace copperplate::volunteers {

// What use cases of duties are told of the call beside its context.
struct DutyCall {
  absl::Time now;
  // Whether the caller may read what is marked OFFICIAL_SENSITIVE: an overlap names the other duty.
  bool sensitive = false;
};

// How often a duty is sent to storage where nothing can be found that it was refused for: that it
// is refused again means that its engagement changes all the time.
inline constexpr int kMostDutyTries = 3;

}  // namespace copperplate::volunteers
