// Test only: vetting checks in few words.
#pragma once

#include "services/volunteers/domain/vetting_check.h"

namespace copperplate::volunteers {

inline VettingCheck TestCleared(VettingLevel level, absl::CivilDay decided_on,
                                absl::CivilDay expires_on) {
  VettingCheck check;
  check.id = "check";
  check.volunteer = "v1";
  check.level = level;
  check.state = VettingState::kCleared;
  check.requested_on = decided_on - 30;
  check.decided_on = decided_on;
  check.expires_on = expires_on;
  check.external_ref = "CV-1";
  return check;
}

inline VettingCheck TestWithdrawn(VettingCheck check, absl::CivilDay withdrawn_on) {
  check.state = VettingState::kWithdrawn;
  check.withdrawn_on = withdrawn_on;
  return check;
}

}  // namespace copperplate::volunteers
