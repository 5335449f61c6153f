#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/governance/app/ports/response_register.h"
#include "services/governance/domain/statutory_clock.h"

namespace copperplate::governance {

struct StatutoryClockAt {
  ResponsesAt read;  // what the rows view
  std::vector<StatutoryRow> rows;
};

// As of the end of a day and as known at `known_at` (now: nothing); without reports marked
// OFFICIAL_SENSITIVE unless `sensitive`. Errors: those of the port.
absl::StatusOr<StatutoryClockAt> ReadStatutoryClock(ResponseRegister& responses,
                                                    const RequestContext& context,
                                                    absl::CivilDay as_of,
                                                    std::optional<absl::Time> known_at,
                                                    bool sensitive);

}  // namespace copperplate::governance
