#include "services/volunteers/storage/duty_minutes_storage.h"

#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"

namespace copperplate::volunteers {

// The key has every column, so that the table itself is not read.
const postgres::Statement kSumMinutes{postgres::kRead, "sum_minutes", R"(
    SELECT m.volunteer, m.engagement, m.type, m.area,
           CASE WHEN s.engagement IS NULL THEN $2::date ELSE m.day END AS of_day,
           sum(m.unverified), sum(m.verified),
           coalesce(sum(m.unverified + m.verified) FILTER (WHERE m.entered_at >= $5), 0)
    FROM duty_minutes m
    LEFT JOIN unnest($6::text[], $7::text[]) AS s (volunteer, engagement)
           ON s.volunteer = m.volunteer AND s.engagement = m.engagement
    WHERE m.force = $1 AND m.day >= $2::date AND m.day <= $3 AND m.revision <= $4
    GROUP BY m.volunteer, m.engagement, m.type, m.area, of_day
    HAVING sum(m.unverified) <> 0 OR sum(m.verified) <> 0)"};

absl::StatusOr<std::vector<MinutesSum>> DutyMinutesStorage::Sum(const RequestContext& context,
                                                                const MinutesQuery& query) {
  std::vector<std::string> volunteers;
  std::vector<std::string> engagements;
  for (const auto& [volunteer, engagement] : query.by_day) {
    volunteers.push_back(volunteer);
    engagements.push_back(engagement);
  }
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        lease.Query(kSumMinutes, context.force, query.from, query.to,
                                    query.known_at, query.closed_at, volunteers, engagements));
  std::vector<MinutesSum> sums;
  sums.reserve(static_cast<size_t>(rows.size()));
  for (const postgres::Row row : rows) {
    MinutesSum& sum = sums.emplace_back();
    ABSL_RETURN_IF_ERROR(row.Read(sum.volunteer, sum.engagement, sum.type, sum.area, sum.day,
                                  sum.unverified, sum.verified, sum.late));
  }
  return sums;
}

}  // namespace copperplate::volunteers
