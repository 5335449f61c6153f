#pragma once

#include <optional>
#include <string>
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

// Of what alone.
struct SummaryFilter {
  std::optional<Kind> kind = std::nullopt;  // all: nothing
  // Hours of duties of this area, and who is on duty in it; all: nothing. In strength one is of the
  // whole force.
  std::optional<std::string> area = std::nullopt;
};

// As known at `known_at` (now: nothing). Errors: those of the port.
absl::StatusOr<VolunteerSummary> SummariseVolunteers(EngagementRegister& engagement_register,
                                                     const RequestContext& context,
                                                     const SummaryRange& range,
                                                     std::optional<absl::Time> known_at,
                                                     const SummaryFilter& filter = {});

}  // namespace copperplate::volunteers
