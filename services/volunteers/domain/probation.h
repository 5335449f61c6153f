// How long probation lasts.
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {

// Of a special constable: two years (askthe.police.uk, Q752), where a force does not say otherwise
// (engagement_standard.h).
inline constexpr int kDefaultProbationMonths = 24;

// The longest that can be said.
inline constexpr int kMostProbationMonths = 120;

// The first day on which `months` of probation have passed as far as is known on `day`: days
// ON_LEAVE and SUSPENDED since it began, up to and without `day`, do not count and put it off.
// Nothing where probation had not begun by `day`.
std::optional<absl::CivilDay> ProbationEnds(EngagementHistory history, int months,
                                            absl::CivilDay day);

}  // namespace copperplate::volunteers
