#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "services/volunteers/domain/speedwatch_summary.h"
#include "services/volunteers/domain/watch_group.h"

namespace copperplate::volunteers {

// The watch groups of a force, and what they counted.
struct WatchCounts {
  std::vector<WatchGroup> groups;   // in order of their ids
  std::vector<SpeedwatchDay> days;  // in their order, those with a session
};

// Of the context's force. Implementations are thread-safe. Gives the errors of
// libs/postgres/sqlstate.h.
class WatchRegister {
 public:
  virtual ~WatchRegister() = default;

  // All groups, and the sessions of the days, both inclusive, as they are now.
  virtual absl::StatusOr<WatchCounts> Read(const RequestContext& context, absl::CivilDay from,
                                           absl::CivilDay to) = 0;
};

}  // namespace copperplate::volunteers
