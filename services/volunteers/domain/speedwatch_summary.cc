#include "services/volunteers/domain/speedwatch_summary.h"

namespace copperplate::volunteers {
namespace {

bool IsWithin(absl::CivilDay day, const SummaryDays& days) {
  return days.from <= day && day <= days.to;
}

void AddGroup(const WatchGroupKnown& known, const SummaryDays& days, SpeedwatchPeriod& period) {
  const WatchGroup& group = known.group;
  if (IsWithin(group.formed_on, days)) {
    ++period.groups_gained;
    period.members_gained += MembersOn(known.declared, days.to);
  }
  if (group.closed_on.has_value() && IsWithin(*group.closed_on, days)) ++period.groups_closed;
}

}  // namespace

int64_t MembersOn(absl::Span<const MembersDeclared> declared, absl::CivilDay day) {
  int64_t members = 0;
  for (const MembersDeclared& one : declared) {
    if (!one.from.has_value() || *one.from <= day) members = one.members.value_or(0);
  }
  return members;
}

SpeedwatchSummary SummariseSpeedwatch(absl::Span<const WatchGroupKnown> groups,
                                      absl::Span<const SpeedwatchDay> days,
                                      const SummaryRange& range) {
  SpeedwatchSummary summary;
  for (const SummaryPeriod period : PeriodsOf(range)) {
    const SummaryDays span = DaysOf(period, range);
    SpeedwatchPeriod& told = summary.periods.emplace_back();
    for (const WatchGroupKnown& known : groups) {
      if (known.group.kind == WatchKind::kSpeedwatch) AddGroup(known, span, told);
    }
    for (const SpeedwatchDay& day : days) {
      if (IsWithin(day.day, span)) told.figures += day.figures;
    }
  }
  for (const WatchGroupKnown& known : groups) {
    if (known.group.kind != WatchKind::kSpeedwatch || !IsThereOn(known.group, range.as_of))
      continue;
    ++summary.groups;
    summary.declared_members += MembersOn(known.declared, range.as_of);
  }
  return summary;
}

}  // namespace copperplate::volunteers
