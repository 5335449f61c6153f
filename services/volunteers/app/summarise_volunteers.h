#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/volunteers/app/ports/engagement_register.h"
#include "services/volunteers/domain/kind_summary.h"

namespace copperplate::volunteers {

// What the Board is told of the force's volunteers at the end of a day.
struct VolunteerSummary {
  RegisterInstant at;
  SummaryRange range;
  std::vector<KindSummary> kinds;            // in the order of kKinds
  std::vector<KindHours> hours;              // likewise
  Headcount together;                        // each person once
  std::vector<EstablishmentTarget> targets;  // of all days
};

// As known at `known_at` (now: nothing), of `kind` alone (all: nothing). Errors: those of the port.
absl::StatusOr<VolunteerSummary> SummariseVolunteers(EngagementRegister& engagement_register,
                                                     const RequestContext& context,
                                                     const SummaryRange& range,
                                                     std::optional<absl::Time> known_at,
                                                     std::optional<Kind> kind = std::nullopt);

}  // namespace copperplate::volunteers
