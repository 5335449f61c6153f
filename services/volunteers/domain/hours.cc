#include "services/volunteers/domain/hours.h"

#include <set>

#include "libs/text/words.h"
#include "services/volunteers/domain/duty_minutes.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kHoursQualifierWords[] = {"EXACT", "ESTIMATED"};

bool MayFallInto(const WorkedDuty& duty, const HoursPeriod& period) {
  return duty.time.Overlaps({BeginningOf(period.from), BeginningOf(period.to + 1)});
}

void AddDuty(const WorkedDuty& duty, const EngagedDaysById& engaged, const HoursPeriod& period,
             Hours& hours) {
  static const EngagedDays kNone;
  const auto found = engaged.find(duty.engagement);
  const EngagedDays& days = found == engaged.end() ? kNone : found->second;
  for (const DayMinutes& piece : MinutesByDay(duty.time, duty.break_minutes)) {
    if (piece.day < period.from || piece.day > period.to) continue;
    if (days.counted.Contains(piece.day)) {
      hours.minutes += piece.minutes;
      if (!duty.verified) hours.unverified_minutes += piece.minutes;
      if (duty.entered_at >= period.closed_at) hours.late_minutes += piece.minutes;
    } else if (days.inducted.Contains(piece.day)) {
      hours.induction_minutes += piece.minutes;
    } else {
      hours.outside_minutes += piece.minutes;
    }
  }
}

const std::string& KeyOf(HoursBy by, const WorkedDuty& duty) {
  switch (by) {
    case HoursBy::kType:
      return duty.type;
    case HoursBy::kDepartment:
      return duty.department;
    case HoursBy::kArea:
      return duty.area;
  }
  return duty.type;
}

}  // namespace

absl::string_view Name(HoursQualifier qualifier) { return NameIn(kHoursQualifierWords, qualifier); }

HoursPeriod MonthPeriod(absl::CivilMonth month, absl::Duration closed_after) {
  const absl::CivilDay next(month + 1);
  return {absl::CivilDay(month), next - 1, BeginningOf(next) + closed_after};
}

Hours HoursOf(absl::Span<const WorkedDuty> duties, Kind kind, const EngagedDaysById& engaged,
              const HoursPeriod& period) {
  Hours hours;
  for (const WorkedDuty& duty : duties) {
    if (duty.kind == kind && MayFallInto(duty, period)) AddDuty(duty, engaged, period, hours);
  }
  return hours;
}

std::map<std::string, Hours> HoursSplitBy(HoursBy by, absl::Span<const WorkedDuty> duties,
                                          Kind kind, const EngagedDaysById& engaged,
                                          const HoursPeriod& period) {
  std::map<std::string, Hours> split;
  for (const WorkedDuty& duty : duties) {
    if (duty.kind != kind || !MayFallInto(duty, period)) continue;
    AddDuty(duty, engaged, period, split[KeyOf(by, duty)]);
  }
  return split;
}

int64_t PersonsOnDuty(absl::Span<const WorkedDuty> duties, Kind kind,
                      const EngagedDaysById& engaged, const HoursPeriod& period) {
  std::set<absl::string_view> persons;
  for (const WorkedDuty& duty : duties) {
    if (duty.kind != kind || !MayFallInto(duty, period)) continue;
    Hours hours;
    AddDuty(duty, engaged, period, hours);
    if (hours.minutes > 0) persons.insert(duty.volunteer);
  }
  return static_cast<int64_t>(persons.size());
}

}  // namespace copperplate::volunteers
