// How long somebody has served without a break, and the recognition that is due for it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/volunteers/domain/headcount.h"

namespace copperplate::volunteers {

// Configuration of a force.
struct ServiceRules {
  int longest_gap_days = 28;
  // In years of service; those of the Special Constabulary's Long Service Medal (9, 19, 29) among
  // them.
  std::vector<int> recognised_years = {2, 5, 9, 10, 15, 19, 20, 25, 29, 30, 35, 40};
};

// The engagement, its predecessor, that one's, and so on; pointers into `engagements`. Each once:
// data in which they follow each other in a circle ends it.
std::vector<const Engagement*> ChainOf(const Engagement& last, Engagements engagements);

struct ContinuousService {
  // The day from which it counts: that on which it began, later by the days of gaps in it, which
  // are bridged but not served.
  absl::CivilDay since;
  int64_t gap_days = 0;
  // Whole years to the day it was asked for.
  int years = 0;
};

// The service that lasts on `as_of`, or ended no longer before than a gap may last: the union of
// the days counted in strength in the engagements of a chain, as long as they lie no more than the
// longest gap apart. Nothing where there is none.
std::optional<ContinuousService> ServiceOn(const ServiceRules& rules,
                                           absl::Span<const Engagement* const> chain,
                                           absl::CivilDay as_of);

struct RecognitionDue {
  int years = 0;
  absl::CivilDay due_on;
};

// What was due by `as_of` and is not among the years that were `awarded`, the earliest first.
std::vector<RecognitionDue> RecognitionsDue(const ServiceRules& rules,
                                            const ContinuousService& service,
                                            absl::Span<const int> awarded, absl::CivilDay as_of);

}  // namespace copperplate::volunteers
