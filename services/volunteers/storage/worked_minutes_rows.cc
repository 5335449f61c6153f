#include "services/volunteers/storage/worked_minutes_rows.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/postgres/codec.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::postgres {

template <>
struct Codec<volunteers::EngagedAs>
    : EnumCodec<volunteers::EngagedAs, volunteers::EngagedAs::kOutside> {};

}  // namespace copperplate::postgres

namespace copperplate::volunteers {

// The ledger's rows of the days go through the spans once. Those of a duty that was moved on or
// amended add up to what it is; the sums may be 0 and are told all the same. Persons come as rows
// of their own, of the last month.
const postgres::Statement kWorkedMinutes{postgres::kRead, "worked_minutes", R"(
    WITH span AS MATERIALIZED (
        SELECT * FROM unnest($7::text[], $8::text[], $9::smallint[], $10::text[], $11::date[],
                             $12::date[], $13::smallint[], $14::text[])
            AS s (volunteer, engagement, kind, department, first_day, day_after, engaged_as,
                  person)),
    worked AS MATERIALIZED (
        SELECT s.kind, date_trunc('month', m.day)::date AS month, s.engaged_as, m.type,
               s.department, m.area, s.person, sum(m.unverified) AS unverified,
               sum(m.verified) AS verified,
               sum(m.unverified + m.verified) FILTER (WHERE m.entered_at >= $4) AS late
        FROM duty_minutes m
        JOIN span s ON s.volunteer = m.volunteer AND s.engagement = m.engagement
                   AND m.day >= s.first_day AND m.day < s.day_after
        WHERE m.force = $1 AND m.day >= $2 AND m.day <= $3 AND m.recorded_at <= $5
          AND ($15::text IS NULL OR m.area = $15)
        GROUP BY 1, 2, 3, 4, 5, 6, 7)
    SELECT kind, month, engaged_as, type, department, area, sum(unverified)::bigint,
           sum(verified)::bigint, coalesce(sum(late), 0)::bigint, NULL::bigint
    FROM worked GROUP BY 1, 2, 3, 4, 5, 6
    UNION ALL
    SELECT kind, $6, 1::smallint, '', '', '', 0, 0, 0, count(*)
    FROM (SELECT kind, person FROM worked WHERE month = $6 AND engaged_as = 1
          GROUP BY kind, person HAVING sum(unverified + verified) > 0) p
    GROUP BY kind)"};

absl::StatusOr<Worked> ReadWorkedMinutes(postgres::Session& session, absl::string_view force,
                                         const WorkedQuery& query) {
  std::vector<std::string> volunteers;
  std::vector<std::string> engagements;
  std::vector<Kind> kinds;
  std::vector<std::string> departments;
  std::vector<absl::CivilDay> firsts;
  std::vector<absl::CivilDay> afters;
  std::vector<EngagedAs> as;
  std::vector<std::string> persons;
  for (const EngagedSpan& span : query.spans) {
    const absl::CivilDay from = std::max(span.days.from, query.from);
    const absl::CivilDay after = std::min(span.days.to, query.to + 1);
    if (from >= after) continue;
    volunteers.push_back(span.volunteer);
    engagements.push_back(span.engagement);
    kinds.push_back(span.kind);
    departments.push_back(span.department);
    firsts.push_back(from);
    afters.push_back(after);
    as.push_back(span.as);
    persons.push_back(span.person);
  }
  const absl::CivilDay last_month(absl::CivilMonth(query.to));
  ABSL_ASSIGN_OR_RETURN(
      const postgres::Rows rows,
      session.Query(kWorkedMinutes, force, query.from, query.to, query.closed_at,
                    query.at.known_at.value_or(absl::InfiniteFuture()), last_month, volunteers,
                    engagements, kinds, departments, firsts, afters, as, persons, query.area));
  Worked worked;
  for (const postgres::Row row : rows) {
    MinutesWorked one;
    absl::CivilDay month;
    std::optional<int64_t> on_duty;
    ABSL_RETURN_IF_ERROR(row.Read(one.kind, month, one.as, one.type, one.department, one.area,
                                  one.unverified, one.verified, one.late, on_duty));
    if (on_duty.has_value()) {
      worked.persons_on_duty[one.kind] = *on_duty;
      continue;
    }
    one.month = absl::CivilMonth(month);
    worked.minutes.push_back(std::move(one));
  }
  return worked;
}

}  // namespace copperplate::volunteers
