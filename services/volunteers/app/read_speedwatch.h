#pragma once

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "services/volunteers/app/ports/watch_register.h"
#include "services/volunteers/domain/speedwatch_summary.h"

namespace copperplate::volunteers {

// What the Board is told of Speedwatch at the end of a day. Errors: those of the port.
absl::StatusOr<SpeedwatchSummary> ReadSpeedwatch(WatchRegister& watch_register,
                                                 const RequestContext& context,
                                                 absl::CivilDay as_of);

}  // namespace copperplate::volunteers
