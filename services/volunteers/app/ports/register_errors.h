#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "libs/status/error.h"

namespace copperplate::volunteers {

// What was recorded by an instant is still being written: to be asked for again.
inline absl::Status KnownAtUnsettled() {
  return Error(absl::StatusCode::kUnavailable, "KNOWN_AT_UNSETTLED",
               "what was recorded then is still being written")
      .RetryAfter(absl::Seconds(1))
      .Build();
}

}  // namespace copperplate::volunteers
