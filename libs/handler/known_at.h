#pragma once

#include <optional>

#include "absl/time/time.h"
#include "libs/api/instant.h"
#include "libs/change/known_at.h"
#include "libs/status/faults.h"

namespace copperplate::handler {

// How far this process's clock may lag behind the database's, whose judgement counts.
inline constexpr absl::Duration kClockSkew = absl::Minutes(1);

// The instant that a read is asked for as of; nothing: now. Faults TIME_INVALID, and
// KNOWN_AT_IN_FUTURE where it lies so far after `now` that the database need not be asked.
template <typename Request>
std::optional<absl::Time> ReadKnownAt(const Request& request, absl::Time now, Faults& faults) {
  const std::optional<absl::Time> known_at =
      api::ReadInstant(request.has_known_at(), request.known_at(), "known_at", faults);
  if (known_at.has_value() && *known_at > now + kClockSkew) {
    faults.AddStatus(KnownAtInFuture());
  }
  return known_at;
}

}  // namespace copperplate::handler
