#include "services/volunteers/storage/watch_register_storage.h"

#include <utility>
#include <vector>

#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/storage/watch_rows.h"

namespace copperplate::volunteers {
namespace {

// $1 force, $2 revision.
constexpr postgres::Statement kWatchGroupsAt{postgres::kRead, "watch_groups_at", R"(
    SELECT id, kind, formed_on, closed_on, declared_from, declared_members
    FROM watch_group_history WHERE force = $1 AND revision <= $2
    ORDER BY id, revision, seq)"};

// $1 force, $2 revision, $3 and $4 the first and the last day. A session lies within one.
constexpr postgres::Statement kSpeedwatchDays{postgres::kRead, "speedwatch_days", R"(
    SELECT day, count(*), sum(passing)::bigint, sum(over_threshold)::bigint,
           sum(operator_minutes)::bigint
    FROM (SELECT DISTINCT ON (watch_group, id)
                 removed, day, passing, over_threshold, operator_minutes
          FROM watch_session_history WHERE force = $1 AND revision <= $2
          ORDER BY watch_group, id, revision DESC, seq DESC) s
    WHERE NOT removed AND day >= $3::date AND day <= $4::date
    GROUP BY day ORDER BY day)"};

// Of each group, one after the other, what it was from each of its revisions on.
absl::StatusOr<std::vector<WatchGroupKnown>> ReadGroups(const postgres::Rows& rows) {
  std::vector<WatchGroupKnown> groups;
  for (const postgres::Row row : rows) {
    WatchGroup group;
    MembersDeclared declared;
    ABSL_RETURN_IF_ERROR(row.Read(group.id, group.kind, group.formed_on, group.closed_on,
                                  declared.from, declared.members));
    if (groups.empty() || groups.back().group.id != group.id) groups.emplace_back();
    groups.back().group = std::move(group);
    groups.back().declared.push_back(declared);
  }
  return groups;
}

}  // namespace

absl::StatusOr<WatchCounts> WatchRegisterStorage::Read(const RequestContext& context,
                                                       absl::CivilDay from, absl::CivilDay to,
                                                       const RegisterInstant& at) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  WatchCounts counts;
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows groups,
                        lease.Query(kWatchGroupsAt, context.force, at.revision));
  ABSL_ASSIGN_OR_RETURN(counts.groups, ReadGroups(groups));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        lease.Query(kSpeedwatchDays, context.force, at.revision, from, to));
  for (const postgres::Row row : rows) {
    SpeedwatchDay& day = counts.days.emplace_back();
    SpeedwatchFigures& figures = day.figures;
    ABSL_RETURN_IF_ERROR(row.Read(day.day, figures.sessions, figures.passing,
                                  figures.over_threshold, figures.operator_minutes));
  }
  return counts;
}

}  // namespace copperplate::volunteers
