// What an update may not take from an engagement that has moved on by it.
#pragma once

#include "libs/status/faults.h"
#include "services/volunteers/domain/engagement.h"

namespace copperplate::volunteers {

// The faults of `next` in the place of `present`, whose history it has, each under the reason of
// the guard that asked for the field (engagement_guards.h): ATTESTATION_REQUIRED of `attested_on`
// of a special constable that is not the day on which probation began; INDUCTION_INCOMPLETE of
// `induction_completed_on` that is none, or after the day on which induction ended; UNIT_REQUIRED
// of `unit_or_group` that a cadet or an operator of Speedwatch who is in force would lose.
void CheckEngagementUpdate(const Engagement& present, const Engagement& next, Faults& faults);

}  // namespace copperplate::volunteers
