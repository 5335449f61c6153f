#include "services/volunteers/storage/watch_register_storage.h"

#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/storage/watch_rows.h"

namespace copperplate::volunteers {
namespace {

// A session lies within one day. $1 force, $2 and $3 the instants from and before which it begins.
constexpr postgres::Statement kSpeedwatchDays{postgres::kRead, "speedwatch_days", R"(
    SELECT (begins AT TIME ZONE 'Europe/London')::date AS day, count(*), sum(passing)::bigint,
           sum(over_threshold)::bigint,
           sum(extract(epoch FROM ends - begins)::bigint / 60 * cardinality(operators))::bigint
    FROM watch_session
    WHERE force = $1 AND begins >= $2::timestamptz AND begins < $3::timestamptz
    GROUP BY day ORDER BY day)"};

}  // namespace

absl::StatusOr<WatchCounts> WatchRegisterStorage::Read(const RequestContext& context,
                                                       absl::CivilDay from, absl::CivilDay to) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  WatchCounts counts;
  ABSL_ASSIGN_OR_RETURN(counts.groups, PartRows<WatchGroup>::All(lease, context.force, ""));
  ABSL_ASSIGN_OR_RETURN(
      const postgres::Rows rows,
      lease.Query(kSpeedwatchDays, context.force, BeginningOf(from), BeginningOf(to + 1)));
  for (const postgres::Row row : rows) {
    SpeedwatchDay& day = counts.days.emplace_back();
    SpeedwatchFigures& figures = day.figures;
    ABSL_RETURN_IF_ERROR(row.Read(day.day, figures.sessions, figures.passing,
                                  figures.over_threshold, figures.operator_minutes));
  }
  return counts;
}

}  // namespace copperplate::volunteers
