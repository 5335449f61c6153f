// On which days somebody may be given duties.
#pragma once

#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/volunteers/domain/age.h"
#include "services/volunteers/domain/consent.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/domain/vetting_check.h"

namespace copperplate::volunteers {

struct DeployableFacts {
  AgeLimits limits;
  absl::CivilDay date_of_birth;
  std::vector<GuardianConsent> consents;  // of the engagement
  std::vector<VettingCheck> checks;       // of the volunteer
};

// The days on which the engagement is in one of the states that `counts` says.
DaySet DaysInState(const Engagement& engagement, bool (*counts)(EngagementState));

// The days on which one of the checks serves for `required`.
DaySet DaysVettedFor(VettingLevel required, absl::Span<const VettingCheck> checks);

// The days on which vetting serves for the engagement's role; every day where the role needs none.
DaySet VettedDays(const Engagement& engagement, absl::Span<const VettingCheck> checks);

// The days on which no rule of age stands against the engagement: from the least age of its role
// and kind, of a special constable that of the attestation, to the birthday before which it is to
// be closed (ClosedBefore()). A cadet under 18 has a guardian's consent; from the 18th birthday on
// a check of an adult's level serves.
DaySet DaysOfAge(const Engagement& engagement, const DeployableFacts& facts);

// PROBATION or ACTIVE, vetted, and of age. It has to be computed anew whenever an event, a check, a
// consent or the limits change; it then says so of days to come too, when vetting will expire and a
// cadet become 18, so that nothing has to be done on that day.
DaySet DeployableDays(const Engagement& engagement, const DeployableFacts& facts);

// The days on which it may be given training: those above and of INDUCTION, vetted and of age.
DaySet TrainableDays(const Engagement& engagement, const DeployableFacts& facts);

}  // namespace copperplate::volunteers
