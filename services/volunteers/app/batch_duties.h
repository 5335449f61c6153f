// The recording of several duties, all or none.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/volunteers/app/duty_call.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

// Records all of them, each as CreateDuty() does, or none. INVALID_ARGUMENT (BATCH_REFUSED) naming
// what is wrong with each and what it would need, `requests[3].duty.actual_to`; ABORTED
// (RULES_CHANGED) as CreateDuty(); and what the port gives.
absl::StatusOr<Changed<std::vector<DutyRecord>>> BatchCreateDuties(
    DutyRepository& duties, const RequestContext& context, const std::vector<Duty>& given,
    const DutyCall& call, WriteMode mode, const DutiesPrinter& print);

}  // namespace copperplate::volunteers
