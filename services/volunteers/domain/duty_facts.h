// What the rules of duties look at, told from what the force has about a volunteer.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/volunteers/domain/dossier.h"
#include "services/volunteers/domain/duty.h"
#include "services/volunteers/domain/duty_moves.h"
#include "services/volunteers/domain/duty_rules.h"

namespace copperplate::volunteers {

// Of the duty of the engagement, which is one of the dossier's, with what its role asks. `subject`,
// the duty's resource name, outlives it.
DutyFacts DutyFactsOf(const Dossier& dossier, const Engagement& engagement, const Duty& duty,
                      std::optional<DutyType> type, absl::string_view subject, absl::Time now);

// As if the volunteer and the type allowed everything: what is wrong with the duty all the same is
// wrong with the duty itself.
DutyFacts MostAllowingFacts(absl::string_view subject, absl::Time now);

// Who may verify the duty, which is done, as `verifier`, the subject of a token, would: a staff's
// is what supervisions say of them, a volunteer's own account has that of PersonOf(), of whichever
// record of theirs, and the one that is kept verifies what was to be verified under the others. The
// supervisor is that of the day on which the duty began, where there was none the next one.
Verification VerificationOf(const Dossier& dossier, const Duty& duty, absl::string_view verifier);

}  // namespace copperplate::volunteers
