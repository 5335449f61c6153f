#include "services/governance/storage/report_rows.h"

#include <optional>
#include <utility>
#include <vector>

#include "libs/change_postgres/force.h"
#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/body_rows.h"

namespace copperplate::governance {

using change_postgres::ChangeParts;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::Transaction;

namespace {

// $5 whether those marked OFFICIAL_SENSITIVE too, $6 body or 0, $7 stage or 0; else as
// TableStatements::list().
constexpr Statement kListReports{postgres::kRead, "list_source_report", R"(
    SELECT ARRAY[id], uid, version, created_at, created_by, updated_at, updated_by, bodies, title,
           published_on, scope, statutory_s55, stage, plan_year, opinion, judgements, marking,
           historic_import, duty_changes
    FROM source_report
    WHERE force = $1 AND cardinality($2::text[]) = 0 AND id > $3
      AND ($5 OR marking = 1) AND ($6 = 0 OR $6 = ANY (bodies)) AND ($7 = 0 OR stage = $7)
    ORDER BY id LIMIT $4)"};

// $5 state or 0; the rest as TableStatements::list(), by number, which is no other's.
constexpr Statement kListRecommendations{postgres::kRead, "list_recommendation", R"(
    SELECT ARRAY[report, id], uid, version, created_at, created_by, updated_at, updated_by, number,
           kind, priority, text, management_response, owner, owner_changes, raised_on, original_due,
           due_revisions, recorded_at, state, transitions, evidence, external_entries, verified_by,
           verified_as, superseded_by, )" GOVERNANCE_SUPERSEDING_SENSITIVE R"(
    FROM recommendation
    WHERE force = $1 AND report = ($2::text[])[1]
      AND number > (SELECT coalesce(max(number), 0) FROM recommendation
                    WHERE force = $1 AND report = ($2::text[])[1] AND id = $3)
      AND ($5 = 0 OR state = $5)
    ORDER BY number LIMIT $4)"};

constexpr Statement kReportMarking{
    postgres::kRead, "marking_of_source_report",
    "SELECT marking FROM source_report WHERE force = $1 AND id = $2"};

constexpr Statement kNumberOfReport{postgres::kRead, "recommendation_of_number", R"(
    SELECT id FROM recommendation WHERE force = $1 AND report = $2 AND number = $3)"};

constexpr Statement kResponseState{
    postgres::kRead, "response_to_report",
    "SELECT state FROM statutory_response WHERE force = $1 AND id = $2"};

// What is to stand in the place of another is looked at by one change at a time: two of different
// reports could each replace the other otherwise.
constexpr Statement kLockSuperseding{postgres::kWrite, "lock_superseding", R"(
    SELECT pg_advisory_xact_lock(hashtextextended('governance/superseding/' || $1, 0)))"};

// Whether the caller may read what lies below the report; also where there is none.
absl::StatusOr<bool> MayReadReport(Session& session, absl::string_view force,
                                   absl::string_view report, bool sensitive) {
  if (sensitive) return true;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kReportMarking, force, report));
  Marking marking = Marking::kOfficial;
  if (!rows.empty()) ABSL_RETURN_IF_ERROR(rows[0].Read(marking));
  return marking != Marking::kOfficialSensitive;
}

absl::StatusOr<std::optional<Recommendation>> FindRecommendation(Session& session,
                                                                 const std::string& force,
                                                                 const std::string& name) {
  decltype(kRecommendationName)::Ids ids;
  if (!kRecommendationName.Matches(name, ids) || ids[0] != force) return std::nullopt;
  ABSL_RETURN_IF_ERROR(session.Query(kLockSuperseding, force).status());
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows,
      PartRows<Recommendation>::Find(session, force, {std::string(ids[1]), std::string(ids[2])},
                                     /*sensitive=*/true));
  if (rows.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(PartRecord<Recommendation> record, PartRows<Recommendation>::Read(rows[0]));
  return std::move(record.part);
}

}  // namespace

absl::StatusOr<Rows> PartRows<SourceReport>::Find(Session& session, absl::string_view force,
                                                  const PartPath& path, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(Rows rows, PartTable::Find(session, force, path, sensitive));
  if (sensitive || rows.empty()) return rows;
  ABSL_ASSIGN_OR_RETURN(const Record record, Read(rows[0]));
  return record.part.sensitive() ? Rows() : std::move(rows);
}

absl::StatusOr<Rows> PartRows<SourceReport>::List(Session& session, absl::string_view force,
                                                  const PartQuery<SourceReport>& query) {
  return session.Query(kListReports, force, query.parent, query.after,
                       change_postgres::RowsToAsk(query.limit), query.sensitive,
                       postgres::ToNumber(query.filter.body),
                       postgres::ToNumber(query.filter.stage));
}

absl::StatusOr<PartRecord<Recommendation>> PartRows<Recommendation>::Read(
    const postgres::Row& row) {
  bool is_superseding_one_sensitive = false;
  ABSL_ASSIGN_OR_RETURN(Record record, ReadWith(row, is_superseding_one_sensitive));
  record.part.is_superseding_one_sensitive = is_superseding_one_sensitive;
  return record;
}

absl::StatusOr<Rows> PartRows<Recommendation>::Find(Session& session, absl::string_view force,
                                                    const PartPath& path, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(const bool may, MayReadReport(session, force, path.front(), sensitive));
  return may ? PartTable::Find(session, force, path, sensitive) : Rows();
}

absl::StatusOr<Rows> PartRows<Recommendation>::List(Session& session, absl::string_view force,
                                                    const PartQuery<Recommendation>& query) {
  ABSL_ASSIGN_OR_RETURN(const bool may,
                        MayReadReport(session, force, query.parent.front(), query.sensitive));
  if (!may) return Rows();
  return session.Query(kListRecommendations, force, query.parent, query.after,
                       change_postgres::RowsToAsk(query.limit),
                       postgres::ToNumber(query.filter.state));
}

absl::StatusOr<ReportsRoot::Content> RootRows<ReportsRoot>::ReadContent(Transaction& transaction,
                                                                        absl::string_view force,
                                                                        const PartPath& path) {
  ReportsRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.now, ReadInstant(transaction, force, Counter(path)));
  ABSL_ASSIGN_OR_RETURN(const Rows response,
                        transaction.Query(kResponseState, force, path.front()));
  content.has_response = !response.empty();
  return content;
}

absl::Status RootRows<ReportsRoot>::CheckKnown(Session& session, absl::string_view force,
                                               absl::string_view, bool) {
  return change_postgres::CheckForceKnown(session, force);
}

absl::Status RootRows<ReportsRoot>::RecordRead(const ChangeParts& parts,
                                               const RequestContext& context, absl::string_view,
                                               const Rows& rows, int64_t shown) {
  std::vector<std::string> names;
  for (int64_t i = 0; i < shown; ++i) {
    ABSL_ASSIGN_OR_RETURN(const auto record, PartRows<SourceReport>::Read(rows[i]));
    if (!record.part.sensitive()) continue;
    names.push_back(kSourceReportName.Format(context.force, record.part.id));
  }
  return change_postgres::RecordReads(parts, context, "source_report.read", names);
}

absl::StatusOr<ReportRoot::Content> RootRows<ReportRoot>::ReadContent(Transaction& transaction,
                                                                      absl::string_view force,
                                                                      const PartPath& path) {
  const std::string of_force(force);
  const std::string& report = path.front();
  ReportRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, PartRows<SourceReport>::Find(transaction, force, {report},
                                                                      /*sensitive=*/true));
  if (rows.empty()) return PartUnknown<SourceReport>();
  ABSL_ASSIGN_OR_RETURN(PartRecord<SourceReport> record, PartRows<SourceReport>::Read(rows[0]));
  content.report = std::move(record.part);
  ABSL_ASSIGN_OR_RETURN(content.now, ReadInstant(transaction, force, Counter(path)));
  ABSL_ASSIGN_OR_RETURN(const Rows response, transaction.Query(kResponseState, force, report));
  if (!response.empty()) ABSL_RETURN_IF_ERROR(response[0].Read(content.response.emplace()));
  content.number_taken = [&transaction, of_force, report](int32_t number) -> absl::StatusOr<bool> {
    ABSL_ASSIGN_OR_RETURN(const Rows found,
                          transaction.Query(kNumberOfReport, of_force, report, number));
    return !found.empty();
  };
  content.recommendation = [&transaction, of_force](const std::string& name) {
    return FindRecommendation(transaction, of_force, name);
  };
  content.offices = [&transaction, of_force] { return ShareOffices(transaction, of_force); };
  return content;
}

absl::Status RootRows<ReportRoot>::CheckKnown(Session& session, absl::string_view force,
                                              absl::string_view report, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, PartRows<SourceReport>::Find(
                                             session, force, {std::string(report)}, sensitive));
  if (!rows.empty()) return absl::OkStatus();
  return change_postgres::NotFoundIn(session, force, PartUnknown<SourceReport>());
}

absl::Status RootRows<ReportRoot>::RecordRead(const ChangeParts& parts,
                                              const RequestContext& context,
                                              absl::string_view report, const Rows& rows,
                                              int64_t /*shown*/) {
  if (rows.empty()) return absl::OkStatus();
  {
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          parts.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(const bool open,
                          MayReadReport(lease, context.force, report, /*sensitive=*/false));
    if (open) return absl::OkStatus();
  }
  return change_postgres::RecordReads(parts, context, "source_report.read",
                                      {kSourceReportName.Format(context.force, report)});
}

}  // namespace copperplate::governance
