// How long probation lasts and vetting serves.
#pragma once

#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/probation.h"
#include "services/volunteers/domain/vetting_level.h"

namespace copperplate::volunteers {

// Configuration of a force, from a day on until the next. As it stands here where a force has none:
// for how long vetting serves is for each force to say, and is not assumed.
struct EngagementStandard {
  std::string id;
  absl::CivilDay from = absl::CivilDay::min();
  int probation_months = kDefaultProbationMonths;  // of special constables
  // Of each of kVettingLevels, in their order; 0: the day of expiry must be given.
  std::vector<int> vetting_months = std::vector<int>(std::size(kVettingLevels));
};

// That in force on the day; where there is none, as EngagementStandard() has it.
EngagementStandard EngagementStandardOn(absl::Span<const EngagementStandard> standards,
                                        absl::CivilDay day);

// How long the engagement's probation lasts where it does not say itself: by the standard of the
// day on which it began, of one that has not begun by that of `day`.
int ProbationMonthsOf(const Engagement& engagement, absl::Span<const EngagementStandard> standards,
                      absl::CivilDay day);

// The first day on which a check that is cleared on the day no longer serves; nothing where no
// standard says.
std::optional<absl::CivilDay> VettingExpiry(VettingLevel level, absl::CivilDay cleared_on,
                                            absl::Span<const EngagementStandard> standards);

// Its faults beside the others, by the API's names: NUMBER_OUT_OF_RANGE of `probation_months`;
// STANDARD_EXISTS_ON_DAY of `from_date` where there is one from that day on already.
void CheckEngagementStandard(const EngagementStandard& standard,
                             absl::Span<const EngagementStandard> others, Faults& faults);

}  // namespace copperplate::volunteers
