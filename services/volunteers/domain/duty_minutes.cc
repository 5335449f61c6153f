#include "services/volunteers/domain/duty_minutes.h"

#include <algorithm>

#include "libs/time/civil.h"

namespace copperplate::volunteers {

bool IsWholeMinute(absl::Time instant) {
  return absl::ToUnixNanos(instant) % absl::ToInt64Nanoseconds(absl::Minutes(1)) == 0;
}

int64_t WorkedMinutes(const InstantRange& time, int64_t break_minutes) {
  return absl::ToInt64Minutes(time.to - time.from) - break_minutes;
}

std::vector<DayMinutes> MinutesByDay(const InstantRange& time, int64_t break_minutes) {
  std::vector<DayMinutes> pieces;
  for (absl::Time from = time.from; from < time.to;) {
    const absl::CivilDay day = LondonDay(from);
    const absl::Time to = std::min(time.to, BeginningOf(day + 1));
    pieces.push_back({day, absl::ToInt64Minutes(to - from)});
    from = to;
  }
  const int64_t span = WorkedMinutes(time, 0);
  int64_t left_over = break_minutes;
  std::vector<DayMinutes*> by_size;
  by_size.reserve(pieces.size());
  for (DayMinutes& piece : pieces) {
    by_size.push_back(&piece);
  }
  std::stable_sort(by_size.begin(), by_size.end(), [](const DayMinutes* a, const DayMinutes* b) {
    return a->minutes > b->minutes;
  });
  for (DayMinutes& piece : pieces) {
    const int64_t share = break_minutes * piece.minutes / span;
    piece.minutes -= share;
    left_over -= share;
  }
  // The largest holds it but where a break of nearly the whole time leaves it less than that.
  for (DayMinutes* const piece : by_size) {
    const int64_t taken = std::min(left_over, piece->minutes);
    piece->minutes -= taken;
    left_over -= taken;
  }
  return pieces;
}

std::map<absl::CivilMonth, int64_t> MinutesByMonth(const InstantRange& time,
                                                   int64_t break_minutes) {
  std::map<absl::CivilMonth, int64_t> months;
  for (const DayMinutes& piece : MinutesByDay(time, break_minutes)) {
    months[absl::CivilMonth(piece.day)] += piece.minutes;
  }
  return months;
}

}  // namespace copperplate::volunteers
