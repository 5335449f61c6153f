#include "services/volunteers/domain/duty_rest.h"

#include <algorithm>

#include "libs/text/words.h"
#include "services/volunteers/domain/duty_minutes.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kRestWarningWords[] = {"NO_BREAK", "DAILY_REST", "WEEKLY_REST",
                                                   "WEEKLY_HOURS"};
constexpr int64_t kBreakAboveMinutes = int64_t{6} * 60;
constexpr int64_t kLeastBreakMinutes = 20;
constexpr int64_t kReferenceWeeks = 17;
constexpr int64_t kMostWeeklyMinutes = int64_t{48} * 60;
constexpr absl::Duration kDailyRest = absl::Hours(11);
constexpr absl::Duration kWeeklyRest = absl::Hours(24);
constexpr absl::Duration kWeek = absl::Hours(24 * 7);

struct Taken {
  InstantRange time;
  int64_t break_minutes = 0;
};

std::vector<Taken> TakenBy(const Duty& duty, absl::Span<const Duty> others) {
  std::vector<Taken> taken;
  for (const Duty& other : others) {
    const std::optional<InstantRange> time = OccupiedTime(other);
    const bool is_same = other.id == duty.id && other.engagement == duty.engagement;
    if (time.has_value() && !is_same) taken.push_back({*time, other.break_minutes});
  }
  return taken;
}

bool IsTooCloseTo(const InstantRange& time, const InstantRange& other) {
  return other.from < time.to + kDailyRest && time.from < other.to + kDailyRest;
}

// Whether so long a time of the week is in none of the duties.
bool HasRestOf(absl::Duration rest, const InstantRange& week, const std::vector<Taken>& taken) {
  std::vector<InstantRange> duties;
  duties.reserve(taken.size());
  for (const Taken& one : taken) duties.push_back(one.time);
  const InstantSet free = InstantSet{week}.Difference(InstantSet(std::move(duties)));
  return std::any_of(free.ranges().begin(), free.ranges().end(),
                     [&](const InstantRange& range) { return range.to - range.from >= rest; });
}

}  // namespace

absl::string_view Name(RestWarning warning) { return NameIn(kRestWarningWords, warning); }

std::vector<RestWarning> RestWarningsOf(const Duty& duty, absl::Span<const Duty> others) {
  std::vector<RestWarning> warnings;
  const std::optional<InstantRange> time = OccupiedTime(duty);
  if (!time.has_value() || time->empty()) return warnings;
  std::vector<Taken> taken = TakenBy(duty, others);
  if (WorkedMinutes(*time, 0) > kBreakAboveMinutes && duty.break_minutes < kLeastBreakMinutes) {
    warnings.push_back(RestWarning::kNoBreak);
  }
  if (std::any_of(taken.begin(), taken.end(),
                  [&](const Taken& one) { return IsTooCloseTo(*time, one.time); })) {
    warnings.push_back(RestWarning::kDailyRest);
  }
  taken.push_back({*time, duty.break_minutes});
  if (!HasRestOf(kWeeklyRest, {time->to - kWeek, time->to}, taken)) {
    warnings.push_back(RestWarning::kWeeklyRest);
  }
  int64_t minutes = 0;
  for (const Taken& one : taken) {
    const InstantRange reference{time->to - kReferenceWeeks * kWeek, time->to};
    if (one.time.Overlaps(reference)) minutes += WorkedMinutes(one.time, one.break_minutes);
  }
  if (minutes > kMostWeeklyMinutes * kReferenceWeeks) {
    warnings.push_back(RestWarning::kWeeklyHours);
  }
  return warnings;
}

}  // namespace copperplate::volunteers
