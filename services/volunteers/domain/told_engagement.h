// An engagement whose history is told after it happened, as an import tells it. What nobody may
// know any more is not asked: notice, interviews, kit, checklists, the vetting and the supervisors
// of the time. What always holds is.
#pragma once

#include <vector>

#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/dossier.h"
#include "services/volunteers/domain/engagement_moves.h"

namespace copperplate::volunteers {

// Adds the event that leads to `to`, or the faults that it has: of `state` STATE_NOT_ALLOWED where
// it does not follow, FIRST_EVENT_STATE where one without a predecessor begins in another state
// than APPLIED, or one with one elsewhere than a transfer does; of `reason` LEAVING_REASON_REQUIRED
// of LEFT; of `effective_on` as NextEvent(). False: nothing was added.
bool TellEvent(Engagement& engagement, EngagementState to, const EngagementStep& step,
               Faults& faults);

// Of one that is told to its end: the day of the attestation is that on which a special constable's
// probation began, and induction was complete when it ended, where no day is given.
void FillInTold(Engagement& engagement);

// What was not so when the event `seq` happened.
struct ToldFault {
  int32_t seq = 1;
  FieldFault fault;
};

// What holds of every engagement, whenever it was, of one of the volunteer's in `dossier`. Of
// `date_of_birth` AGE_BELOW_MINIMUM, AGE_ABOVE_MAXIMUM, AGE_BELOW_ATTESTATION; of `consent_by`
// CONSENT_REQUIRED, CONSENT_LAPSED; of `attested_on` ATTESTATION_REQUIRED where it is not the day
// on which probation began; of `induction_completed_on` INDUCTION_INCOMPLETE; of `unit_or_group`
// UNIT_REQUIRED of who was in force; of `predecessor` PREDECESSOR_INVALID.
std::vector<ToldFault> CheckTold(const Dossier& dossier, const Engagement& engagement);

// Faults of `engagement` where it was open on a day on which one of `others`, of the same
// volunteer, was: those of CheckBeside().
Faults CheckToldBeside(const Engagement& engagement, absl::Span<const Engagement> others);

}  // namespace copperplate::volunteers
