#pragma once

#include <optional>

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/volunteer_summary.pb.h"
#include "services/volunteers/app/summarise_volunteers.h"
#include "services/volunteers/domain/speedwatch_summary.h"

namespace copperplate::volunteers {

// Whoever may not see what is personal is told no hours by department and area: they may be those
// of one person. `speedwatch` is left out where another kind was asked for.
v1::VolunteerSummary WriteVolunteerSummary(absl::string_view force, const VolunteerSummary& summary,
                                           const std::optional<SpeedwatchSummary>& speedwatch,
                                           bool sees_sensitive);

}  // namespace copperplate::volunteers
