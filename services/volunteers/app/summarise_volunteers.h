#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/volunteers/app/ports/engagement_register.h"
#include "services/volunteers/domain/kind_summary.h"

namespace copperplate::volunteers {

// What the Board is told of the force's volunteers at the end of a day.
struct VolunteerSummary {
  RegisterInstant at;
  absl::CivilDay as_of;
  std::vector<KindSummary> kinds;            // in the order of kKinds
  std::vector<KindHours> hours;              // likewise
  Headcount together;                        // each person once
  std::vector<EstablishmentTarget> targets;  // of all days
};

// As known at `known_at` (now: nothing). Errors: those of the port.
absl::StatusOr<VolunteerSummary> SummariseVolunteers(EngagementRegister& engagement_register,
                                                     const RequestContext& context,
                                                     absl::CivilDay as_of,
                                                     std::optional<absl::Time> known_at);

}  // namespace copperplate::volunteers
