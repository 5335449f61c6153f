#include "services/volunteers/app/read_speedwatch.h"

#include <algorithm>

#include "libs/status/status_macros.h"
#include "services/volunteers/domain/summary_periods.h"

namespace copperplate::volunteers {

absl::StatusOr<SpeedwatchSummary> ReadSpeedwatch(WatchRegister& watch_register,
                                                 const RequestContext& context,
                                                 absl::CivilDay as_of) {
  absl::CivilDay first = as_of;
  for (const SummaryPeriod period : kSummaryPeriods) {
    first = std::min(first, DaysOf(period, as_of).from);
  }
  ABSL_ASSIGN_OR_RETURN(const WatchCounts counts, watch_register.Read(context, first, as_of));
  return SummariseSpeedwatch(counts.groups, counts.days, as_of);
}

}  // namespace copperplate::volunteers
