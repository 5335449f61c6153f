// What requests about duties ask for.
#pragma once

#include <string>
#include <vector>

#include "copperplate/volunteers/v1/duty_service.pb.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/move_duty.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

// Each adds every fault of the request's own fields.

// Empty where `name` is no duty's.
DutyPath ReadDutyPath(const std::string& name, Faults& faults);

// Without its page.
DutyQuery ReadDutyQuery(const v1::ListDutiesRequest& request, Faults& faults);

DutyMove ReadDutyMove(const v1::MoveDutyRequest& request, Faults& faults);

// The duties of a batch, each of an engagement of the force.
std::vector<Duty> ReadDutyBatch(const std::string& force,
                                const v1::BatchCreateDutiesRequest& request, Faults& faults);

}  // namespace copperplate::volunteers
