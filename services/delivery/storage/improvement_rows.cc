#include "services/delivery/storage/improvement_rows.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"
#include "services/delivery/storage/improvement_action_rows.h"

namespace copperplate::delivery {

using postgres::FromNumber;
using postgres::Row;
using postgres::Rows;
using postgres::Statement;
using postgres::ToNumber;
using postgres::Transaction;

#define IMPROVEMENT_PLAN_COLUMNS                                                     \
  "SELECT id, uid, version, created_at, created_by, updated_at, updated_by, title, " \
  "       source_report, owner, review_every_months, marking FROM improvement_plan "

const Statement kFindImprovementPlan{postgres::kRead, "find_improvement_plan",
                                     IMPROVEMENT_PLAN_COLUMNS
                                     "WHERE force = $1 AND id = $2 AND (marking = 1 OR $3)"};

const Statement kListImprovementPlans{
    postgres::kRead, "list_improvement_plans",
    IMPROVEMENT_PLAN_COLUMNS
    "WHERE force = $1 AND id > $2 AND (marking = 1 OR $3) ORDER BY id LIMIT $4"};

#undef IMPROVEMENT_PLAN_COLUMNS

namespace {

constexpr Statement kListFindings{postgres::kRead, "list_improvement_findings", R"(
    SELECT id, uid, version, created_at, created_by, updated_at, updated_by, number, kind, text,
           recommendation, recommendation_copy, copied_at,
           coalesce(found_on, (created_at AT TIME ZONE 'Europe/London')::date)
      FROM improvement_finding WHERE force = $1 AND plan = $2 ORDER BY number)"};

constexpr Statement kListReviews{postgres::kRead, "list_improvement_reviews", R"(
    SELECT id, uid, version, created_at, created_by, updated_at, updated_by, held_on, at_body
      FROM improvement_review WHERE force = $1 AND plan = $2 ORDER BY held_on DESC, id)"};

constexpr Statement kLockImprovementPlan{postgres::kWrite, "lock_improvement_plan", R"(
    SELECT id FROM improvement_plan WHERE force = $1 AND id = $2 FOR UPDATE)"};

constexpr Statement kStampPlan{postgres::kWrite, "stamp_improvement_plan", R"(
    UPDATE improvement_plan SET changes = changes + 1
     WHERE force = $1 AND id = $2
    RETURNING clock_timestamp(), changes)"};

constexpr Statement kStampNewPlan{postgres::kRead, "stamp_new_improvement_plan",
                                  "SELECT clock_timestamp(), 1::bigint"};

constexpr Statement kInsertImprovementPlan{postgres::kWrite, "insert_improvement_plan", R"(
    INSERT INTO improvement_plan (force, id, uid, version, created_at, created_by, updated_at,
                                  updated_by, changes, title, source_report, owner,
                                  review_every_months, marking)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $4, $9, $10, $11, $12, $13))"};

constexpr Statement kUpdateImprovementPlan{postgres::kWrite, "update_improvement_plan", R"(
    UPDATE improvement_plan
       SET version = $3, updated_at = $4, updated_by = $5, title = $6, source_report = $7,
           owner = $8, review_every_months = $9, marking = $10
     WHERE force = $1 AND id = $2)"};

constexpr Statement kInsertFinding{postgres::kWrite, "insert_improvement_finding", R"(
    INSERT INTO improvement_finding (force, plan, id, uid, version, created_at, created_by,
                                     updated_at, updated_by, number, kind, text, recommendation,
                                     recommendation_copy, copied_at, found_on)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))"};

constexpr Statement kUpdateFinding{postgres::kWrite, "update_improvement_finding", R"(
    UPDATE improvement_finding
       SET version = $4, updated_at = $5, updated_by = $6, kind = $7, text = $8,
           recommendation = $9, recommendation_copy = $10, copied_at = $11, found_on = $12
     WHERE force = $1 AND plan = $2 AND id = $3)"};

constexpr Statement kDeleteFinding{postgres::kWrite, "delete_improvement_finding", R"(
    DELETE FROM improvement_finding WHERE force = $1 AND plan = $2 AND id = $3)"};

constexpr Statement kInsertReview{postgres::kWrite, "insert_improvement_review", R"(
    INSERT INTO improvement_review (force, plan, id, uid, version, created_at, created_by,
                                    updated_at, updated_by, held_on, at_body)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))"};

constexpr Statement kDeleteReview{postgres::kWrite, "delete_improvement_review", R"(
    DELETE FROM improvement_review WHERE force = $1 AND plan = $2 AND id = $3)"};

absl::StatusOr<FindingRecord> ReadFinding(const Row& row) {
  FindingRecord record;
  Finding& finding = record.finding;
  RecordHeader& header = record.header;
  int16_t kind = 0;
  ABSL_RETURN_IF_ERROR(row.Read(finding.id, header.uid, header.version, header.create_time,
                                header.created_by, header.update_time, header.updated_by,
                                finding.number, kind, finding.text, finding.recommendation,
                                finding.recommendation_copy, finding.copied_at, finding.found_on));
  finding.kind = FromNumber<FindingKind>(kind);
  return record;
}

absl::StatusOr<PlanReviewRecord> ReadReview(const Row& row) {
  PlanReviewRecord record;
  PlanReview& review = record.review;
  RecordHeader& header = record.header;
  ABSL_RETURN_IF_ERROR(row.Read(review.id, header.uid, header.version, header.create_time,
                                header.created_by, header.update_time, header.updated_by, review.on,
                                review.at_body));
  review.recorded_by = header.created_by;
  return record;
}

template <typename Record, typename Read>
absl::Status ReadAll(const Rows& rows, const Read& read, std::vector<Record>& records) {
  records.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(records.emplace_back(), read(row));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ImprovementPlanRecord> ReadImprovementPlan(const Row& row) {
  ImprovementPlanRecord record;
  ImprovementPlan& plan = record.plan;
  RecordHeader& header = record.header;
  int16_t marking = 0;
  ABSL_RETURN_IF_ERROR(row.Read(plan.id, header.uid, header.version, header.create_time,
                                header.created_by, header.update_time, header.updated_by,
                                plan.title, plan.source_report, plan.owner,
                                plan.review_every_months, marking));
  plan.marking = FromNumber<Marking>(marking);
  return record;
}

absl::StatusOr<std::optional<ImprovementPlanRecord>> FindImprovementPlan(postgres::Session& session,
                                                                         absl::string_view force,
                                                                         absl::string_view id,
                                                                         bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kFindImprovementPlan, force, id, sensitive));
  if (rows.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(ImprovementPlanRecord record, ReadImprovementPlan(rows[0]));
  return std::optional<ImprovementPlanRecord>(std::move(record));
}

absl::StatusOr<ImprovementContent> ReadImprovementParts(postgres::Session& session,
                                                        absl::string_view force,
                                                        ImprovementPlanRecord plan) {
  ImprovementContent content;
  const std::string& id = plan.plan.id;
  ABSL_ASSIGN_OR_RETURN(const Rows findings, session.Query(kListFindings, force, id));
  ABSL_RETURN_IF_ERROR(ReadAll(findings, ReadFinding, content.findings));
  ABSL_ASSIGN_OR_RETURN(const Rows reviews, session.Query(kListReviews, force, id));
  ABSL_RETURN_IF_ERROR(ReadAll(reviews, ReadReview, content.reviews));
  ABSL_ASSIGN_OR_RETURN(content.actions, ReadImprovementActions(session, force, id));
  content.plan = std::move(plan);
  return content;
}

absl::Status LockImprovementPlan(Transaction& transaction, absl::string_view force,
                                 absl::string_view plan) {
  return transaction.Execute(kLockImprovementPlan, force, plan).status();
}

absl::StatusOr<change_postgres::Stamp> StampImprovement(Transaction& transaction,
                                                        absl::string_view force,
                                                        absl::string_view plan) {
  ABSL_ASSIGN_OR_RETURN(Rows rows, transaction.Query(kStampPlan, force, plan));
  if (rows.empty()) {
    ABSL_ASSIGN_OR_RETURN(rows, transaction.Query(kStampNewPlan));
  }
  change_postgres::Stamp stamp;
  ABSL_RETURN_IF_ERROR(rows[0].Read(stamp.instant, stamp.version));
  return stamp;
}

absl::Status WriteImprovementPlan(Transaction& transaction, absl::string_view force,
                                  const Decided<ImprovementPlanRecord>& decided) {
  const ImprovementPlan& plan = decided.record.plan;
  const RecordHeader& header = decided.record.header;
  if (decided.before.has_value()) {
    return transaction
        .Execute(kUpdateImprovementPlan, force, plan.id, header.version, header.update_time,
                 header.updated_by, plan.title, plan.source_report, plan.owner,
                 plan.review_every_months, ToNumber(plan.marking))
        .status();
  }
  return transaction
      .Execute(kInsertImprovementPlan, force, plan.id, header.uid, header.version,
               header.create_time, header.created_by, header.update_time, header.updated_by,
               plan.title, plan.source_report, plan.owner, plan.review_every_months,
               ToNumber(plan.marking))
      .status();
}

absl::Status WriteFinding(Transaction& transaction, absl::string_view force, absl::string_view plan,
                          const Decided<FindingRecord>& decided) {
  const Finding& finding = decided.record.finding;
  const RecordHeader& header = decided.record.header;
  if (decided.deleted) {
    return transaction.Execute(kDeleteFinding, force, plan, finding.id).status();
  }
  if (decided.before.has_value()) {
    return transaction
        .Execute(kUpdateFinding, force, plan, finding.id, header.version, header.update_time,
                 header.updated_by, ToNumber(finding.kind), finding.text, finding.recommendation,
                 finding.recommendation_copy, finding.copied_at, finding.found_on)
        .status();
  }
  return transaction
      .Execute(kInsertFinding, force, plan, finding.id, header.uid, header.version,
               header.create_time, header.created_by, header.update_time, header.updated_by,
               finding.number, ToNumber(finding.kind), finding.text, finding.recommendation,
               finding.recommendation_copy, finding.copied_at, finding.found_on)
      .status();
}

absl::Status WritePlanReview(Transaction& transaction, absl::string_view force,
                             absl::string_view plan, const Decided<PlanReviewRecord>& decided) {
  const PlanReview& review = decided.record.review;
  const RecordHeader& header = decided.record.header;
  if (decided.deleted) {
    return transaction.Execute(kDeleteReview, force, plan, review.id).status();
  }
  return transaction
      .Execute(kInsertReview, force, plan, review.id, header.uid, header.version,
               header.create_time, header.created_by, header.update_time, header.updated_by,
               review.on, review.at_body)
      .status();
}

}  // namespace copperplate::delivery
