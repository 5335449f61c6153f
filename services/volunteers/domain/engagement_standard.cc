#include "services/volunteers/domain/engagement_standard.h"

#include <cstddef>

#include "libs/fields/number.h"
#include "libs/time/months.h"
#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {

EngagementStandard EngagementStandardOn(absl::Span<const EngagementStandard> standards,
                                        absl::CivilDay day) {
  const EngagementStandard* last = nullptr;
  for (const EngagementStandard& standard : standards) {
    if (standard.from > day) continue;
    if (last == nullptr || last->from < standard.from) last = &standard;
  }
  return last == nullptr ? EngagementStandard() : *last;
}

int ProbationMonthsOf(const Engagement& engagement, absl::Span<const EngagementStandard> standards,
                      absl::CivilDay day) {
  if (engagement.probation_months.has_value()) return *engagement.probation_months;
  for (const StateSpan& span : StateSpans(engagement.history)) {
    if (span.state != EngagementState::kProbation) continue;
    return EngagementStandardOn(standards, span.from).probation_months;
  }
  return EngagementStandardOn(standards, day).probation_months;
}

std::optional<absl::CivilDay> VettingExpiry(VettingLevel level, absl::CivilDay cleared_on,
                                            absl::Span<const EngagementStandard> standards) {
  const EngagementStandard standard = EngagementStandardOn(standards, cleared_on);
  const int months = standard.vetting_months[static_cast<size_t>(level)];
  if (months == 0) return std::nullopt;
  return AddMonths(cleared_on, months);
}

void CheckEngagementStandard(const EngagementStandard& standard,
                             absl::Span<const EngagementStandard> others, Faults& faults) {
  fields::CheckRange(standard.probation_months, "probation_months", 0, kMostProbationMonths,
                     faults);
  for (const EngagementStandard& other : others) {
    if (other.id != standard.id && other.from == standard.from) {
      faults.Add("STANDARD_EXISTS_ON_DAY", "from_date",
                 "there is a standard from that day on already");
    }
  }
}

}  // namespace copperplate::volunteers
