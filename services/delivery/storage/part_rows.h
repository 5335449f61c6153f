// The rows of the parts of plans (libs/parts_postgres/part_rows.h). Each kind has, beside what
// stands there:
//
//   kFind    $1 force, $2 path, $3 whether plans marked OFFICIAL_SENSITIVE may be read
//   kList    $1 force, $2 path of the parent, $3 id before the first, $4 as kFind's $3, $5 number
//            of rows; in order of ids. Of links: $6 whether those alone that are not resolved
//   kAll     $1 force, $2 plan; in the order of what they are part of and their ids
//   kDelete  $1 force, $2 path; of the kinds that can be deleted
//
// A path is an array of ids from the plan's on: `t.theme = ($2::text[])[2]`.
#pragma once

#include <cstdint>
#include <type_traits>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/record.h"
#include "libs/change_postgres/paging.h"
#include "libs/parts/part.h"
#include "libs/parts/part_repository.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/plan_part.h"

namespace copperplate::delivery {

template <class Part>
struct PartRows;

// What the statements of a kind give.
template <class Part>
struct PlanPartRows {
  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool sensitive) {
    return session.Query(PartRows<Part>::kFind, force, path, sensitive);
  }
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<Part>& query) {
    const int64_t limit = change_postgres::RowsToAsk(query.limit);
    const postgres::Statement& list = PartRows<Part>::kList;
    if constexpr (std::is_same_v<Part, PlanLink>) {
      return session.Query(list, force, query.parent, query.after, query.sensitive, limit,
                           query.filter.unresolved);
    } else {
      return session.Query(list, force, query.parent, query.after, query.sensitive, limit);
    }
  }
  static absl::Status Delete(postgres::Session& session, absl::string_view force,
                             const PartPath& path) {
    return session.Execute(PartRows<Part>::kDelete, force, path).status();
  }
};

#define DELIVERY_PART_ROWS(Part, ...)                                                  \
  template <>                                                                          \
  struct PartRows<Part> : PlanPartRows<Part> {                                         \
    static const postgres::Statement kFind;                                            \
    static const postgres::Statement kList;                                            \
    static const postgres::Statement kAll;                                             \
    __VA_ARGS__                                                                        \
    static absl::StatusOr<PartRecord<Part>> Read(const postgres::Row& row);            \
    static absl::Status Write(postgres::Session& session, absl::string_view force,     \
                              absl::string_view plan, const PartRecord<Part>& record); \
  }
#define DELIVERY_DELETED static const postgres::Statement kDelete;

DELIVERY_PART_ROWS(Theme, DELIVERY_DELETED);
DELIVERY_PART_ROWS(Objective, DELIVERY_DELETED);
DELIVERY_PART_ROWS(BusinessIntelligenceItem, DELIVERY_DELETED);
DELIVERY_PART_ROWS(PriorityAction);
DELIVERY_PART_ROWS(Opportunity, DELIVERY_DELETED);
DELIVERY_PART_ROWS(IndicatorLink, DELIVERY_DELETED);
DELIVERY_PART_ROWS(Activity);
DELIVERY_PART_ROWS(LeadAssignment);
DELIVERY_PART_ROWS(Milestone, DELIVERY_DELETED);
DELIVERY_PART_ROWS(PlanLink, DELIVERY_DELETED);

#undef DELIVERY_PART_ROWS
#undef DELIVERY_DELETED

// $1 force, $2 path of a plan, an action or an activity, $3 as kFind's $3: the leads below it, rows
// as those of PartRows<LeadAssignment>.
extern const postgres::Statement kLeadsBelow;

// What the statements of every kind have: whether the plan is sensitive (RecordPlanRead()) and the
// columns of the header, as ReadPart() reads them, of the alias `t`; the plan that says who may
// read the part; and the path that is asked for.
#define DELIVERY_HEADER_COLUMNS \
  "p.marking = 2, t.uid, t.version, t.created_at, t.created_by, t.updated_at, t.updated_by, "
#define DELIVERY_JOIN_PLAN "JOIN plan p ON p.force = t.force AND p.id = t.plan "
#define DELIVERY_IN_PLAN "t.force = $1 AND t.plan = ($2::text[])[1] "
#define DELIVERY_IN_THEME DELIVERY_IN_PLAN "AND t.theme = ($2::text[])[2] "
#define DELIVERY_IN_ACTION DELIVERY_IN_PLAN "AND t.action = ($2::text[])[2] "
#define DELIVERY_IN_ACTIVITY DELIVERY_IN_ACTION "AND t.activity = ($2::text[])[3] "
// The first day of a part that the release before wrote, which knew of none: what an import or a
// person made was in the plan from its beginning (an action, an activity), or from the day on which
// it was made (a milestone).
#define DELIVERY_DAY_MADE "(t.created_at AT TIME ZONE 'Europe/London')::date"
#define DELIVERY_FIRST_DAY "coalesce(t.first_day, least(p.effective_from, " DELIVERY_DAY_MADE "))"
#define DELIVERY_FIRST_DAY_OF_MILESTONE "coalesce(t.first_day, " DELIVERY_DAY_MADE ")"
#define DELIVERY_MAY_FIND "AND (p.marking = 1 OR $3)"
#define DELIVERY_MAY_LIST "AND t.id > $3 AND (p.marking = 1 OR $4) ORDER BY t.id LIMIT $5"

// A row that begins with the columns of the header.
template <class... Field>
absl::Status ReadPart(const postgres::Row& row, RecordHeader& header, Field&... fields) {
  bool of_sensitive_plan = false;
  return row.Read(of_sensitive_plan, header.uid, header.version, header.create_time,
                  header.created_by, header.update_time, header.updated_by, fields...);
}

// $1 force, $2 plan, $3 to $8 the header, then the fields.
template <class... Field>
absl::Status WritePart(postgres::Session& session, const postgres::Statement& statement,
                       absl::string_view force, absl::string_view plan, const RecordHeader& header,
                       const Field&... fields) {
  return session
      .Execute(statement, force, plan, header.uid, header.version, header.create_time,
               header.created_by, header.update_time, header.updated_by, fields...)
      .status();
}

}  // namespace copperplate::delivery
