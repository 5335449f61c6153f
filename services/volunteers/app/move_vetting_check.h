#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "services/volunteers/app/part_rules.h"
#include "services/volunteers/domain/vetting_check.h"
#include "services/volunteers/domain/vetting_state.h"

namespace copperplate::volunteers {

// A move that is asked for.
struct VettingMove {
  VettingState to = VettingState::kRequested;
  absl::CivilDay on;                         // of the decision, or of the withdrawal
  std::optional<absl::CivilDay> expires_on;  // to CLEARED; none: as the force has it
  std::string external_ref;                  // to CLEARED; empty: that it has
};

// Moves a check on; event `vetting_check.moved`. As ChangePart(); FAILED_PRECONDITION
// (STATE_NOT_ALLOWED, naming the state and those that may follow); INVALID_ARGUMENT, every fault of
// domain Validate(), the day's own of `on`; DATES_REVERSED of `on` before the decision that was
// appealed. `today` is that of Europe/London.
PartChanged<VettingCheck> MoveVettingCheck(PartRepository<VettingCheck>& checks,
                                           const RequestContext& context, const PartPath& path,
                                           const VettingMove& move, absl::CivilDay today,
                                           const Asked& asked,
                                           const Printer<PartRecord<VettingCheck>>& print);

// Puts what is told anew in the place of what moves told; event `vetting_check.corrected`, which
// keeps both. As ChangePart(); INVALID_ARGUMENT, what domain CheckCorrection() and Validate() find.
PartChanged<VettingCheck> CorrectVettingCheck(PartRepository<VettingCheck>& checks,
                                              const RequestContext& context, const PartPath& path,
                                              const VettingCorrection& correction,
                                              absl::CivilDay today, const Asked& asked,
                                              const Printer<PartRecord<VettingCheck>>& print);

}  // namespace copperplate::volunteers
