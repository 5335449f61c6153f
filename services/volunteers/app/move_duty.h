// The steps of a duty, and its amendments.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/volunteers/app/duty_call.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

// A move that is asked for.
struct DutyMove {
  DutyState to = DutyState::kPlanned;
  // To COMPLETED.
  std::optional<InstantRange> actual;    // none: as planned
  std::optional<int64_t> break_minutes;  // none: as planned
  std::vector<Override> overrides;       // beside those that there are; `by` is the caller
  // To REJECTED.
  std::string reason;
};

// Moves the duty on; event `duty.moved`. NOT_FOUND (DUTY_UNKNOWN), ABORTED (ETAG_MISMATCH),
// FAILED_PRECONDITION (STATE_NOT_ALLOWED, naming the state and those that may follow); to VERIFIED
// and REJECTED those of domain Verified() and Rejected(); to ON_DUTY and NO_SHOW that of domain
// CheckDayCame(); to these and to COMPLETED the faults and needs of CreateDuty(); and what the port
// gives.
absl::StatusOr<Changed<DutyRecord>> MoveDuty(DutyRepository& duties, const RequestContext& context,
                                             const DutyPath& path, const DutyMove& move,
                                             const DutyCall& call, const Asked& asked,
                                             const Printer<DutyRecord>& print);

// Puts a new edition in the place of a verified duty; event `duty.amended`. As MoveDuty(); the
// faults and needs of CreateDuty() of what `corrected` says.
absl::StatusOr<Changed<DutyRecord>> AmendDuty(DutyRepository& duties, const RequestContext& context,
                                              const DutyPath& path, const Duty& corrected,
                                              absl::string_view reason, const DutyCall& call,
                                              const Asked& asked, const Printer<DutyRecord>& print);

}  // namespace copperplate::volunteers
