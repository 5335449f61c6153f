// What the Board is told of Speedwatch: groups in force, who is in them, and what they counted.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/volunteers/domain/speedwatch.h"
#include "services/volunteers/domain/summary_periods.h"
#include "services/volunteers/domain/watch_group.h"

namespace copperplate::volunteers {

// Members whom a group declared beside those who are named.
struct MembersDeclared {
  std::optional<absl::CivilDay> from;  // none: since it was formed
  std::optional<int64_t> members;      // none: not told
};

// A group as it was known at some time, with all that it had declared by then.
struct WatchGroupKnown {
  WatchGroup group;  // kind, formed_on and closed_on alone
  // In the order in which they were recorded: each holds from its day on in the place of those
  // before it.
  std::vector<MembersDeclared> declared;
};

// Those whom the group declares for the day; 0 where it has not told.
int64_t MembersOn(absl::Span<const MembersDeclared> declared, absl::CivilDay day);

// What all sessions that began on one day counted.
struct SpeedwatchDay {
  absl::CivilDay day;
  SpeedwatchFigures figures;
};

struct SpeedwatchPeriod {
  int64_t groups_gained = 0;  // formed in it
  int64_t groups_closed = 0;
  int64_t members_gained = 0;  // at the end of the day, of those that were formed in it
  SpeedwatchFigures figures;
};

struct SpeedwatchSummary {
  int64_t groups = 0;                     // at the end of the day
  int64_t declared_members = 0;           // of these, beside those that are named
  std::vector<SpeedwatchPeriod> periods;  // in the order of PeriodsOf()
};

// At the end of the range's day, of the groups of Speedwatch among `groups`. `days` are those of
// its periods at least.
SpeedwatchSummary SummariseSpeedwatch(absl::Span<const WatchGroupKnown> groups,
                                      absl::Span<const SpeedwatchDay> days,
                                      const SummaryRange& range);

}  // namespace copperplate::volunteers
