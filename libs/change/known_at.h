// Errors of reads as of an instant, the request's `known_at`.
#pragma once

#include <optional>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"

namespace copperplate {

inline absl::Status KnownAtInFuture() {
  Faults faults;
  faults.Add("KNOWN_AT_IN_FUTURE", "known_at", "must not lie in the future");
  return faults.ToStatus();
}

// Nothing of the force was held then; `first` is when its first revision was recorded, nothing
// where it has none.
inline absl::Status KnownAtBeforeFirst(std::optional<absl::Time> first) {
  Faults faults;
  faults.Add("KNOWN_AT_BEFORE_FIRST", "known_at",
             first.has_value() ? absl::StrCat("must not lie before ",
                                              absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", *first,
                                                               absl::UTCTimeZone()),
                                              ": nothing of the force was held until then")
                               : "cannot be given: nothing of the force is held yet");
  return faults.ToStatus();
}

}  // namespace copperplate
