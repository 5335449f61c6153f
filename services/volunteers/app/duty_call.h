#pragma once

#include "absl/time/time.h"

namespace copperplate::volunteers {

// What use cases of duties are told of the call beside its context.
struct DutyCall {
  absl::Time now;
  // Whether the caller may read what is marked OFFICIAL_SENSITIVE: an overlap names the other duty.
  bool sensitive = false;
};

}  // namespace copperplate::volunteers
