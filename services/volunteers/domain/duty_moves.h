// The steps of a duty from state to state, who verifies it, and its versions.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/state/arrows.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/duty.h"

namespace copperplate::volunteers {

inline constexpr Arrow<DutyState> kDutyArrows[] = {
    {DutyState::kPlanned, "start", DutyState::kOnDuty},
    {DutyState::kPlanned, "cancel", DutyState::kCancelled},
    {DutyState::kPlanned, "recordNoShow", DutyState::kNoShow},
    {DutyState::kOnDuty, "complete", DutyState::kCompleted},
    {DutyState::kCompleted, "verify", DutyState::kVerified},
    {DutyState::kCompleted, "reject", DutyState::kRejected},
    {DutyState::kVerified, "amend", DutyState::kAmended},
};

// The state that `verb` leads to; FAILED_PRECONDITION (STATE_NOT_ALLOWED) naming
// the present state and those that may follow. `name` is the duty's resource name, here and below.
absl::StatusOr<DutyState> StateAfter(absl::string_view name, DutyState present,
                                     absl::string_view verb);

// DUTY_NOT_YET where the day on which the duty was to begin has not come by `now`.
Unmet CheckDayCame(const Duty& duty, absl::string_view name, absl::Time now);

// Who may verify a duty.
struct Verification {
  std::string verifier;                // verified
  bool verifier_did_the_duty = false;  // it is the volunteer's own account
  std::string supervisor;              // of the engagement on the day of the duty; may be empty
  std::vector<std::string> delegates;  // whom the supervisor named
};

// The duty as VERIFIED. FAILED_PRECONDITION: STATE_NOT_ALLOWED as above, VERIFIED_BY_SELF,
// VERIFIER_NOT_SUPERVISOR where it is neither the supervisor nor a delegate.
absl::StatusOr<Duty> Verified(const Duty& duty, absl::string_view name,
                              const Verification& verification);

// The duty as REJECTED. INVALID_ARGUMENT: those of libs/fields about `reason`, which is required;
// FAILED_PRECONDITION as Verified(), since it is the same person's to judge.
absl::StatusOr<Duty> Rejected(const Duty& duty, absl::string_view name,
                              const Verification& verification, absl::string_view reason);

// What was verified never changes: the version that there was, as AMENDED, and the one that takes
// its place, COMPLETED and to be verified anew. They are recorded together, so that the person is
// never without either.
struct Amendment {
  Duty before;
  Duty after;
};

// `corrected` says what the new version says: times, break, type, area, event and overrides.
// INVALID_ARGUMENT: those of libs/fields about `reason`, which is required. FAILED_PRECONDITION:
// STATE_NOT_ALLOWED of what is not VERIFIED. Whether the new version keeps the rules is for
// duty_rules.h.
absl::StatusOr<Amendment> Amended(const Duty& duty, absl::string_view name, const Duty& corrected,
                                  absl::string_view reason, absl::string_view caller,
                                  absl::Time now);

}  // namespace copperplate::volunteers
