#include "services/volunteers/storage/session_operators.h"

#include <utility>

#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::volunteers {
namespace {

// $1 force, then of each name the line, the day and the time of its session; $7 those who were
// there. 4: SPEEDWATCH.
constexpr postgres::Statement kNamedOperators{postgres::kRead, "named_operators", R"(
    SELECT r.line, v.id, v.merged_into, EXISTS (
        SELECT FROM volunteer o
        JOIN engagement e ON e.force = o.force AND e.volunteer = o.id AND e.kind = 4
        WHERE o.force = v.force AND o.person = v.person
          AND e.induction_completed_on <= r.day
          AND (o.merged_into IS NOT NULL AND o.id = ANY ($7::text[])
               OR e.deployable @> tstzrange(r.begins, r.ends)))
    FROM unnest($2::bigint[], $3::text[], $4::date[], $5::timestamptz[], $6::timestamptz[])
        AS r (line, operator, day, begins, ends)
    JOIN volunteer v ON v.force = $1 AND v.id = r.operator)"};

}  // namespace

void OperatorsAsked::Add(int64_t line, const SpeedwatchSession& session) {
  for (const std::string& one : session.operators) {
    lines_.push_back(line);
    operators_.push_back(one);
    days_.push_back(session.day());
    begins_.push_back(session.time.from);
    ends_.push_back(session.time.to);
  }
}

absl::StatusOr<OperatorsByLine> ReadOperators(postgres::Session& session, absl::string_view force,
                                              const OperatorsAsked& asked,
                                              const std::vector<std::string>& were_there) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        session.Query(kNamedOperators, force, asked.lines_, asked.operators_,
                                      asked.days_, asked.begins_, asked.ends_, were_there));
  OperatorsByLine known;
  for (const postgres::Row row : rows) {
    int64_t line = 0;
    std::string id;
    KnownOperator one;
    ABSL_RETURN_IF_ERROR(row.Read(line, id, one.merged_into, one.trained));
    known[line].emplace(std::move(id), std::move(one));
  }
  return known;
}

}  // namespace copperplate::volunteers
