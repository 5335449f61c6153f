#include "services/volunteers/app/read_speedwatch.h"

#include <algorithm>

#include "libs/status/status_macros.h"
#include "services/volunteers/domain/summary_periods.h"

namespace copperplate::volunteers {

absl::StatusOr<SpeedwatchSummary> ReadSpeedwatch(WatchRegister& watch_register,
                                                 const RequestContext& context,
                                                 const SummaryRange& range,
                                                 const RegisterInstant& at) {
  absl::CivilDay first = range.as_of;
  for (const SummaryPeriod period : PeriodsOf(range)) {
    first = std::min(first, DaysOf(period, range).from);
  }
  ABSL_ASSIGN_OR_RETURN(const WatchCounts counts,
                        watch_register.Read(context, first, range.as_of, at));
  return SummariseSpeedwatch(counts.groups, counts.days, range);
}

}  // namespace copperplate::volunteers
