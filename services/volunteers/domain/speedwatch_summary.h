// What the Board is told of Speedwatch: groups in force, who is in them, and what they counted.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/volunteers/domain/speedwatch.h"
#include "services/volunteers/domain/watch_group.h"

namespace copperplate::volunteers {

// What all sessions that began on one day counted.
struct SpeedwatchDay {
  absl::CivilDay day;
  SpeedwatchFigures figures;
};

struct SpeedwatchPeriod {
  int64_t groups_gained = 0;  // formed in it
  int64_t groups_closed = 0;
  int64_t members_gained = 0;  // declared by those that were formed in it, as they declare now
  SpeedwatchFigures figures;
};

struct SpeedwatchSummary {
  int64_t groups = 0;                     // at the end of the day
  int64_t declared_members = 0;           // of these, beside those that are named
  std::vector<SpeedwatchPeriod> periods;  // in the order of kSummaryPeriods
};

// At the end of `as_of`, of the groups of Speedwatch among `groups`. `days` are those of the
// periods up to it (summary_periods.h) at least.
SpeedwatchSummary SummariseSpeedwatch(absl::Span<const WatchGroup> groups,
                                      absl::Span<const SpeedwatchDay> days, absl::CivilDay as_of);

}  // namespace copperplate::volunteers
