#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "services/volunteers/app/ports/engagement_register.h"
#include "services/volunteers/domain/speedwatch_summary.h"

namespace copperplate::volunteers {

// The watch groups of a force, and what they counted.
struct WatchCounts {
  std::vector<WatchGroupKnown> groups;  // in order of their ids
  std::vector<SpeedwatchDay> days;      // in their order, those with a session
};

// Of the context's force. Implementations are thread-safe. Gives the errors of
// libs/postgres/sqlstate.h.
class WatchRegister {
 public:
  virtual ~WatchRegister() = default;

  // All groups, and the sessions of the days, both inclusive, as they were known at `at`, as
  // EngagementRegister told it.
  virtual absl::StatusOr<WatchCounts> Read(const RequestContext& context, absl::CivilDay from,
                                           absl::CivilDay to, const RegisterInstant& at) = 0;
};

}  // namespace copperplate::volunteers
