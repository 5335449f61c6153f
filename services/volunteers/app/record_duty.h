// The recording of one duty.
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/volunteers/app/duty_call.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

// Records a duty: COMPLETED where it has an actual time, else PLANNED; the caller is who recorded
// it and let pass what it overrides. INVALID_ARGUMENT, every fault of domain CheckDutyFields();
// FAILED_PRECONDITION, everything that CheckDuty() says it would need, or DUTY_OVERLAPS;
// ALREADY_EXISTS (DUTY_EXISTS, SOURCE_ID_TAKEN); ABORTED (RULES_CHANGED) where what it was refused
// for has changed at once, again and again; and what the port gives.
absl::StatusOr<Changed<DutyRecord>> CreateDuty(DutyRepository& duties,
                                               const RequestContext& context, const Duty& duty,
                                               const DutyCall& call, WriteMode mode,
                                               const Printer<DutyRecord>& print);

// The duty as it is recorded, of what its caller gives.
Duty DutyAsRecorded(const Duty& given, const RequestContext& context, const DutyCall& call);

// ABORTED (RULES_CHANGED).
absl::Status RulesChanged();

}  // namespace copperplate::volunteers
