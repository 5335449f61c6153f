#include "services/volunteers/domain/range_set.h"

#include "libs/time/civil.h"

namespace copperplate::volunteers {

int64_t DayCount(const DaySet& days) {
  int64_t count = 0;
  for (const DayRange& range : days.ranges()) count += range.to - range.from;
  return count;
}

absl::Time BeginningOf(absl::CivilDay day) {
  return day == kNoEnd ? absl::InfiniteFuture() : London().At(absl::CivilSecond(day)).pre;
}

InstantSet InstantsOf(const DaySet& days) {
  std::vector<InstantRange> instants;
  for (const DayRange& range : days.ranges()) {
    instants.push_back({BeginningOf(range.from), BeginningOf(range.to)});
  }
  return InstantSet(std::move(instants));
}

}  // namespace copperplate::volunteers
