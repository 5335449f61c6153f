#include "services/governance/storage/response_rows.h"

#include <string>
#include <utility>

#include "libs/change_postgres/force.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::governance {

using postgres::Rows;

namespace {

constexpr postgres::Statement kRecommendationIds{postgres::kRead, "recommendations_of_report", R"(
    SELECT coalesce(array_agg(id ORDER BY number), '{}')
    FROM recommendation WHERE force = $1 AND report = $2)"};

}  // namespace

absl::StatusOr<PartRows<StatutoryResponse>::Record> PartRows<StatutoryResponse>::Read(
    const postgres::Row& row) {
  ABSL_ASSIGN_OR_RETURN(Record record, ReadWith(row));
  record.part.recorded_at = record.header.create_time;
  return record;
}

absl::StatusOr<Rows> PartRows<StatutoryResponse>::Find(postgres::Session& session,
                                                       absl::string_view force,
                                                       const PartPath& path, bool sensitive) {
  ABSL_RETURN_IF_ERROR(RootRows<ReportRoot>::CheckKnown(session, force, path.front(), sensitive));
  return PartTable::Find(session, force, path, sensitive);
}

absl::StatusOr<ResponsesRoot::Content> RootRows<ResponsesRoot>::ReadContent(
    postgres::Transaction& transaction, absl::string_view force, const PartPath& path) {
  ABSL_ASSIGN_OR_RETURN(ReportRoot::Content report,
                        RootRows<ReportRoot>::ReadContent(transaction, force, path));
  ResponsesRoot::Content content;
  content.now = report.now;
  content.report = std::move(report.report);
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        transaction.Query(kRecommendationIds, force, path.front()));
  ABSL_RETURN_IF_ERROR(rows[0].Read(content.recommendations));
  return content;
}

absl::Status RootRows<ResponsesRoot>::CheckKnown(postgres::Session& session,
                                                 absl::string_view force, absl::string_view, bool) {
  return change_postgres::CheckForceKnown(session, force);
}

absl::Status RootRows<ResponsesRoot>::RecordRead(const change_postgres::ChangeParts& parts,
                                                 const RequestContext& context, absl::string_view,
                                                 const Rows& rows, int64_t shown) {
  for (int64_t i = 0; i < shown; ++i) {
    ABSL_ASSIGN_OR_RETURN(const auto record, PartRows<StatutoryResponse>::Read(rows[i]));
    ABSL_RETURN_IF_ERROR(
        RootRows<ReportRoot>::RecordRead(parts, context, record.part.id, rows, shown));
  }
  return absl::OkStatus();
}

}  // namespace copperplate::governance
