#include "services/volunteers/domain/probation.h"

#include <algorithm>

#include "libs/time/months.h"

namespace copperplate::volunteers {

std::optional<absl::CivilDay> ProbationEnds(EngagementHistory history, int months,
                                            absl::CivilDay day) {
  std::optional<absl::CivilDay> ends;
  for (const StateSpan& span : StateSpans(history)) {
    if (span.from > day) break;
    if (!ends.has_value()) {
      if (span.state == EngagementState::kProbation) ends = AddMonths(span.from, months);
    } else if (span.state == EngagementState::kOnLeave ||
               span.state == EngagementState::kSuspended) {
      *ends += std::min(span.to, day) - span.from;
    }
  }
  return ends;
}

}  // namespace copperplate::volunteers
