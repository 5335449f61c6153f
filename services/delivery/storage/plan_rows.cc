#include "services/delivery/storage/plan_rows.h"

#include <cstdint>
#include <limits>
#include <optional>

#include "libs/change_postgres/force.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/errors.h"

namespace copperplate::delivery {

using change_postgres::CheckForceKnown;
using change_postgres::NotFoundIn;
using postgres::FromNumber;
using postgres::Row;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::ToNumber;
using postgres::Transaction;

// The plan that a column names, where the caller may know that it is there.
#define SEEN_PLAN(column)                                                                   \
  "CASE WHEN $3 OR EXISTS (SELECT FROM plan o WHERE o.force = t.force AND o.id = t." column \
  " AND o.marking = 1) THEN t." column " END"

#define PLAN_COLUMNS \
  "SELECT t.uid, t.version, t.created_at, t.created_by, t.updated_at, t.updated_by, t.id, " \
  "       t.title, t.kind, t.owner, " SEEN_PLAN("parent") ", t.vision, t.area, "            \
  "       t.effective_from, t.effective_to, t.stale_after_days, t.state, "                  \
  "       " SEEN_PLAN("successor") ", t.marking, t.elected_on, t.chief_consulted_on, "      \
  "       t.draft_to_panel_on, t.panel_report_on, t.response_on, t.issued_on, "             \
  "       t.historic_import FROM plan t "

const Statement kFindPlan{postgres::kRead, "find_plan",
                          PLAN_COLUMNS
                          "WHERE t.force = $1 AND t.id = $2 AND (t.marking = 1 OR $3)"};

const Statement kListPlans{
    postgres::kRead, "list_plans",
    PLAN_COLUMNS
    "WHERE t.force = $1 AND t.id > $2 AND (t.marking = 1 OR $3) "
    "AND ($4::smallint = 0 OR t.state = $4) AND ($5::smallint = 0 OR t.kind = $5) "
    "ORDER BY t.id LIMIT $6"};

#undef PLAN_COLUMNS
#undef SEEN_PLAN

namespace {

constexpr Statement kPlanIsThere{postgres::kRead, "plan_is_there", R"(
    SELECT FROM plan WHERE force = $1 AND id = $2 AND (marking = 1 OR $3))"};

constexpr Statement kLockPlan{postgres::kWrite, "lock_plan", R"(
    SELECT id FROM plan WHERE force = $1 AND id = $2 FOR UPDATE)"};

constexpr Statement kLockPlans{postgres::kWrite, "lock_plans", R"(
    SELECT id FROM plan WHERE force = $1 ORDER BY id FOR UPDATE)"};

constexpr Statement kCountChange{postgres::kWrite, "count_change_of_plan", R"(
    UPDATE plan SET changes = changes + 1 WHERE force = $1 AND id = $2
    RETURNING changes, clock_timestamp())"};

constexpr Statement kNow{postgres::kRead, "now", "SELECT clock_timestamp()"};

constexpr Statement kInsertPlan{postgres::kWrite, "insert_plan", R"(
    INSERT INTO plan (force, id, uid, version, created_at, created_by, updated_at, updated_by,
                      changes, title, kind, owner, parent, vision, area, effective_from,
                      effective_to, stale_after_days, state, successor, marking, elected_on,
                      chief_consulted_on, draft_to_panel_on, panel_report_on, response_on,
                      issued_on, historic_import)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $4, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
            $19, $20, $21, $22, $23, $24, $25, $26, $27))"};

constexpr Statement kUpdatePlan{postgres::kWrite, "update_plan", R"(
    UPDATE plan SET version = $3, updated_at = $4, updated_by = $5, title = $6, owner = $7,
        parent = $8, vision = $9, area = $10, effective_from = $11, effective_to = $12,
        stale_after_days = $13, state = $14, successor = $15, marking = $16, elected_on = $17,
        chief_consulted_on = $18, draft_to_panel_on = $19, panel_report_on = $20,
        response_on = $21, issued_on = $22, historic_import = $23
    WHERE force = $1 AND id = $2)"};

std::optional<std::string> OrNull(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

}  // namespace

absl::StatusOr<PlanRecord> ReadPlan(const Row& row) {
  PlanRecord record;
  Plan& plan = record.plan;
  PlanCourse& course = plan.course;
  RecordHeader& header = record.header;
  int64_t kind = 0;
  int64_t state = 0;
  int64_t marking = 0;
  std::optional<std::string> parent;
  std::optional<std::string> successor;
  ABSL_RETURN_IF_ERROR(row.Read(
      header.uid, header.version, header.create_time, header.created_by, header.update_time,
      header.updated_by, plan.id, plan.title, kind, plan.owner, parent, plan.vision, plan.area,
      plan.effective_from, plan.effective_to, plan.stale_after_days, state, successor, marking,
      course.elected_on, course.chief_consulted_on, course.draft_to_panel_on,
      course.panel_report_on, course.response_on, course.issued_on, plan.historic_import));
  plan.kind = FromNumber<PlanKind>(kind);
  plan.state = FromNumber<PlanState>(state);
  plan.marking = FromNumber<Marking>(marking);
  plan.parent = parent.value_or("");
  plan.successor = successor.value_or("");
  return record;
}

absl::StatusOr<std::vector<PlanRecord>> ReadPlans(Session& session, absl::string_view force) {
  constexpr int64_t kEvery = std::numeric_limits<int64_t>::max();
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kListPlans, force, "", true, 0, 0, kEvery));
  std::vector<PlanRecord> records;
  records.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(records.emplace_back(), ReadPlan(row));
  }
  return records;
}

absl::Status InsertPlan(Session& session, absl::string_view force, const PlanRecord& record) {
  const Plan& plan = record.plan;
  const PlanCourse& course = plan.course;
  const RecordHeader& header = record.header;
  return session
      .Execute(kInsertPlan, force, plan.id, header.uid, header.version, header.create_time,
               header.created_by, header.update_time, header.updated_by, plan.title,
               ToNumber(plan.kind), plan.owner, OrNull(plan.parent), plan.vision, plan.area,
               plan.effective_from, plan.effective_to, plan.stale_after_days, ToNumber(plan.state),
               OrNull(plan.successor), ToNumber(plan.marking), course.elected_on,
               course.chief_consulted_on, course.draft_to_panel_on, course.panel_report_on,
               course.response_on, course.issued_on, plan.historic_import)
      .status();
}

absl::Status UpdatePlan(Session& session, absl::string_view force, const PlanRecord& record) {
  const Plan& plan = record.plan;
  const PlanCourse& course = plan.course;
  const RecordHeader& header = record.header;
  return session
      .Execute(kUpdatePlan, force, plan.id, header.version, header.update_time, header.updated_by,
               plan.title, plan.owner, OrNull(plan.parent), plan.vision, plan.area,
               plan.effective_from, plan.effective_to, plan.stale_after_days, ToNumber(plan.state),
               OrNull(plan.successor), ToNumber(plan.marking), course.elected_on,
               course.chief_consulted_on, course.draft_to_panel_on, course.panel_report_on,
               course.response_on, course.issued_on, plan.historic_import)
      .status();
}

absl::Status LockPlan(Transaction& transaction, absl::string_view force, absl::string_view plan) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kLockPlan, force, plan));
  return rows.empty() ? NotFoundIn(transaction, force, PlanUnknown()) : absl::OkStatus();
}

absl::Status LockPlans(Transaction& transaction, absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kLockPlans, force));
  return rows.empty() ? CheckForceKnown(transaction, force) : absl::OkStatus();
}

absl::StatusOr<change_postgres::Stamp> StampChangeOfPlan(Transaction& transaction,
                                                         absl::string_view force,
                                                         absl::string_view plan) {
  change_postgres::Stamp stamp;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kCountChange, force, plan));
  if (!rows.empty()) {
    ABSL_RETURN_IF_ERROR(rows[0].Read(stamp.version, stamp.instant));
    return stamp;
  }
  ABSL_ASSIGN_OR_RETURN(stamp.instant, ReadNow(transaction));
  stamp.version = 1;
  return stamp;
}

absl::StatusOr<absl::Time> ReadNow(Session& session) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kNow));
  return rows[0].Get<absl::Time>(0);
}

absl::Status CheckPlanKnown(Session& session, absl::string_view force, absl::string_view plan,
                            bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kPlanIsThere, force, plan, sensitive));
  return rows.empty() ? NotFoundIn(session, force, PlanUnknown()) : absl::OkStatus();
}

}  // namespace copperplate::delivery
