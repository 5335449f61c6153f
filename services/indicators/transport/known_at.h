#pragma once

#include <optional>

#include "absl/time/time.h"
#include "libs/api/instant.h"
#include "libs/status/faults.h"

namespace copperplate::indicators {

// The instant that a read is asked for as of; nothing: now. Fault TIME_INVALID.
template <typename Request>
std::optional<absl::Time> ReadKnownAt(const Request& request, Faults& faults) {
  return api::ReadInstant(request.has_known_at(), request.known_at(), "known_at", faults);
}

}  // namespace copperplate::indicators
