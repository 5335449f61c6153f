#include "services/volunteers/domain/speedwatch_summary.h"

#include "services/volunteers/domain/summary_periods.h"

namespace copperplate::volunteers {
namespace {

bool IsWithin(absl::CivilDay day, const SummaryDays& days) {
  return days.from <= day && day <= days.to;
}

void AddGroup(const WatchGroup& group, const SummaryDays& days, SpeedwatchPeriod& period) {
  if (IsWithin(group.formed_on, days)) {
    ++period.groups_gained;
    period.members_gained += group.declared_members.value_or(0);
  }
  if (group.closed_on.has_value() && IsWithin(*group.closed_on, days)) ++period.groups_closed;
}

}  // namespace

SpeedwatchSummary SummariseSpeedwatch(absl::Span<const WatchGroup> groups,
                                      absl::Span<const SpeedwatchDay> days, absl::CivilDay as_of) {
  SpeedwatchSummary summary;
  for (const SummaryPeriod period : kSummaryPeriods) {
    const SummaryDays span = DaysOf(period, as_of);
    SpeedwatchPeriod& told = summary.periods.emplace_back();
    for (const WatchGroup& group : groups) {
      if (group.kind == WatchKind::kSpeedwatch) AddGroup(group, span, told);
    }
    for (const SpeedwatchDay& day : days) {
      if (IsWithin(day.day, span)) told.figures += day.figures;
    }
  }
  for (const WatchGroup& group : groups) {
    if (group.kind != WatchKind::kSpeedwatch || !IsThereOn(group, as_of)) continue;
    ++summary.groups;
    summary.declared_members += group.declared_members.value_or(0);
  }
  return summary;
}

}  // namespace copperplate::volunteers
