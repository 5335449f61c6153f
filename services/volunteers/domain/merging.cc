#include "services/volunteers/domain/merging.h"

#include <algorithm>

namespace copperplate::volunteers {

Unmet CheckMerge(const MergedRecord& into, const MergedRecord& from) {
  Unmet unmet;
  if (into.volunteer == from.volunteer) {
    unmet.Add("MERGED_WITH_SELF", into.volunteer, "is the same record");
    return unmet;
  }
  for (const OpenEngagement& engagement : from.open) {
    CheckBeside(engagement.kind, into.open, unmet);
  }
  for (const Duty& duty : from.duties) {
    const std::optional<InstantRange> time = OccupiedTime(duty);
    const bool overlaps =
        time.has_value() &&
        std::any_of(into.duties.begin(), into.duties.end(), [&](const Duty& other) {
          const std::optional<InstantRange> taken = OccupiedTime(other);
          return taken.has_value() && taken->Overlaps(*time);
        });
    if (overlaps) unmet.Add("DUTIES_OVERLAP", duty.id, "overlaps a duty of the other record");
  }
  return unmet;
}

}  // namespace copperplate::volunteers
