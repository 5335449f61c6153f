// Moves and amendments of duties.
#pragma once

#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

// The duty as it is decided, by its next versions, with its event. See DutyRepository::Change().
absl::StatusOr<Changed<DutyRecord>> ChangeDuty(const change_postgres::ChangeParts& parts,
                                               const RequestContext& context,
                                               const DutyChange& change);

}  // namespace copperplate::volunteers
