#include "services/volunteers/domain/availability.h"

#include <algorithm>
#include <vector>

#include "services/volunteers/domain/calendar.h"
#include "services/volunteers/domain/range_set.h"

namespace copperplate::volunteers {
namespace {

using MinuteSet = RangeSet<int>;

// Those that overlap count once.
MinuteSet MinutesOn(absl::Span<const Availability> availabilities, absl::CivilDay day) {
  std::vector<HalfOpen<int>> ranges;
  for (const Availability& one : availabilities) {
    if (one.weekday == absl::GetWeekday(day) && one.valid_from <= day &&
        day < one.valid_to.value_or(kNoEnd)) {
      ranges.push_back({one.time.from_minute, one.time.to_minute});
    }
  }
  return MinuteSet(std::move(ranges));
}

}  // namespace

Rational AvailableShare(absl::Span<const Availability> availabilities, absl::CivilDay first,
                        absl::CivilDay last, const DayTime& wanted) {
  const int64_t minutes_a_day = wanted.to_minute - wanted.from_minute;
  if (minutes_a_day <= 0 || last < first) return Rational(0);
  const MinuteSet wanted_minutes{{wanted.from_minute, wanted.to_minute}};
  int64_t available = 0;
  for (absl::CivilDay day = first; day <= last; ++day) {
    const MinuteSet common = MinutesOn(availabilities, day).Intersection(wanted_minutes);
    for (const HalfOpen<int>& range : common.ranges()) available += range.to - range.from;
  }
  return Rational::Of(available, minutes_a_day * (last - first + 1));
}

}  // namespace copperplate::volunteers
