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

namespace copperplate::volunteers {

// A transfer that is asked for.
struct EngagementTransfer {
  // The one to be: its id, role, unit or group, collar number. Its kind is its role's.
  Engagement begins;
  absl::CivilDay effective_on;
  // Of the one that ends.
  std::optional<absl::CivilDay> exit_interview_offered_on;
  std::optional<bool> kit_returned;
  bool under_investigation = false;
};

// Ends the engagement at `path` for TRANSFER and begins another of the same volunteer on that day,
// together or not at all; events `engagement.transferred` and `engagement.created`. Gives the one
// that begins. NOT_FOUND (PartUnknown()); ABORTED (ETAG_MISMATCH) of the one that ends;
// ALREADY_EXISTS (ENGAGEMENT_EXISTS); INVALID_ARGUMENT (ROLE_UNKNOWN, ROLE_CLOSED of `role`);
// what domain PlanTransfer() refuses; and what the port gives. `today` is that of Europe/London.
PartChanged<Engagement> TransferEngagement(PartRepository<Engagement>& engagements,
                                           const RequestContext& context, const PartPath& path,
                                           const EngagementTransfer& transfer, absl::CivilDay today,
                                           const Asked& asked,
                                           const Printer<PartRecord<Engagement>>& print);

}  // namespace copperplate::volunteers
