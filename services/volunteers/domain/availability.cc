#include "services/volunteers/domain/availability.h"

#include <algorithm>
#include <vector>

#include "libs/fields/id.h"
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

void CheckDayTime(const DayTime& time, absl::string_view to_field, Faults& faults) {
  if (time.to_minute > time.from_minute) return;
  faults.Add("TIMES_REVERSED", to_field, "must lie after the beginning, on the same day");
}

Faults Validate(const Availability& availability) {
  Faults faults;
  fields::CheckId(availability.id, "id", faults);
  CheckDayTime(availability.time, "to_time", faults);
  if (availability.valid_to.has_value() && *availability.valid_to <= availability.valid_from) {
    faults.Add("DATES_REVERSED", "valid_to", "must lie after the first day");
  }
  return faults;
}

std::vector<Availability> CarriedAvailabilities(absl::Span<const Availability> availabilities,
                                                absl::string_view ends, absl::string_view begins,
                                                absl::CivilDay day) {
  std::vector<Availability> carried;
  for (const Availability& one : availabilities) {
    if (one.engagement != ends || one.valid_to.value_or(kNoEnd) <= day) continue;
    Availability& next = carried.emplace_back(one);
    next.engagement = std::string(begins);
    next.valid_from = std::max(one.valid_from, day);
  }
  return carried;
}

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
