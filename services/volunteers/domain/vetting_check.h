// A check of one volunteer, and on which days it serves.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/state/arrows.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/vetting_level.h"
#include "services/volunteers/domain/vetting_state.h"

namespace copperplate::volunteers {

inline constexpr Arrow<VettingState> kVettingArrows[] = {
    {VettingState::kRequested, "start", VettingState::kInProgress},
    {VettingState::kInProgress, "clear", VettingState::kCleared},
    {VettingState::kInProgress, "refuse", VettingState::kRefused},
    {VettingState::kInProgress, "discontinue", VettingState::kDiscontinued},
    {VettingState::kRefused, "appeal", VettingState::kAppealed},
    {VettingState::kAppealed, "clear", VettingState::kCleared},
    {VettingState::kAppealed, "refuse", VettingState::kRefused},
    {VettingState::kCleared, "withdraw", VettingState::kWithdrawn},
};

struct VettingCheck {
  std::string id;
  std::string volunteer;  // id
  VettingLevel level = VettingLevel::kNppv1;
  VettingState state = VettingState::kRequested;
  absl::CivilDay requested_on;
  std::optional<absl::CivilDay> decided_on;    // when it was cleared, refused or discontinued last
  std::optional<absl::CivilDay> expires_on;    // the first day on which it no longer serves
  std::optional<absl::CivilDay> withdrawn_on;  // likewise
  std::string external_ref;                    // of the vetting unit's system
  std::string correction_reason = {};          // why it was corrected last; empty: it never was
};

// The state that the custom method `verb` leads to; FAILED_PRECONDITION (STATE_NOT_ALLOWED) naming
// the present state and those that may follow. `name` is the check's resource name.
absl::StatusOr<VettingState> StateAfter(absl::string_view name, VettingState present,
                                        absl::string_view verb);

// What is told anew of a check, in the state that it is in; none: as it was told.
struct VettingCorrection {
  std::optional<absl::CivilDay> decided_on;
  std::optional<absl::CivilDay> expires_on;
  std::optional<absl::CivilDay> withdrawn_on;
  std::string reason;
};

// FIELD_NOT_FOR_STATE of what a check has not in its state: a decision, an expiry, a withdrawal.
// FIELD_REQUIRED of `decided_on` where no day is told.
Faults CheckCorrection(const VettingCheck& check, const VettingCorrection& correction);

// The check as it is told anew.
VettingCheck Corrected(const VettingCheck& check, const VettingCorrection& correction);

// Every fault of a check in its state, by the API's field names: DATE_IN_FUTURE of the days of what
// was done, DATES_REVERSED of those out of order, FIELD_REQUIRED of `decided_on` once decided and
// of `expires_on` and `external_ref` once cleared (every level is limited in time: Kent Police,
// P04b), EXPIRY_NOT_AFTER_DECISION of `expires_on`.
Faults Validate(const VettingCheck& check, absl::CivilDay today);

// From the day it was cleared to before the day it expires or was withdrawn, the earlier of them.
bool ServesOn(const VettingCheck& check, absl::CivilDay day);
// The first day on which it no longer serves; nothing where it never did.
std::optional<absl::CivilDay> ServesUntil(const VettingCheck& check);
bool IsExpiredOn(const VettingCheck& check, absl::CivilDay day);

// The check that serves for `required` on the day, the one that does so longest; null where none
// does.
const VettingCheck* FindServing(absl::Span<const VettingCheck> checks, VettingLevel required,
                                absl::CivilDay day);

}  // namespace copperplate::volunteers
