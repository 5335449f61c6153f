#pragma once

#include "absl/status/statusor.h"
#include "libs/change/request_context.h"
#include "services/volunteers/app/ports/watch_register.h"
#include "services/volunteers/domain/speedwatch_summary.h"

namespace copperplate::volunteers {

// What the Board is told of Speedwatch at the end of the range's day, as it was known at `at`.
// Errors: those of the port.
absl::StatusOr<SpeedwatchSummary> ReadSpeedwatch(WatchRegister& watch_register,
                                                 const RequestContext& context,
                                                 const SummaryRange& range,
                                                 const RegisterInstant& at);

}  // namespace copperplate::volunteers
