#include "services/indicators/storage/snapshot_storage.h"

#include <set>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/made_ids.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/dashboard_rows.h"
#include "services/indicators/storage/force_storage.h"
#include "services/indicators/storage/paging.h"
#include "services/indicators/storage/record_change.h"
#include "services/indicators/storage/request_log.h"
#include "services/indicators/storage/revision.h"
#include "services/indicators/storage/snapshot_rows.h"

namespace copperplate::indicators {
namespace {

using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

// Of the batches behind any cell, in the order they were imported.
std::vector<int64_t> BatchNumbers(const SnapshotContent& content) {
  std::set<int64_t> numbers;
  for (const ComparedRow& row : content.comparison) {
    for (const ComparedCell& cell : row.cells) {
      numbers.insert(cell.batches.begin(), cell.batches.end());
    }
  }
  return {numbers.begin(), numbers.end()};
}

}  // namespace

absl::StatusOr<Changed<PublishedSnapshot>> SnapshotStorage::Publish(
    const RequestContext& context, const SnapshotPublication& publication) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  return lease.Transaction(
      [&](Transaction& transaction) { return PublishIn(transaction, context, publication); });
}

absl::StatusOr<Changed<PublishedSnapshot>> SnapshotStorage::PublishIn(
    Transaction& transaction, const RequestContext& context,
    const SnapshotPublication& publication) {
  const std::string& force = context.force;
  // For its lock alone: editions follow one another, and no import that looks for published months
  // runs beside this. The number stays for the next change of figures.
  ABSL_RETURN_IF_ERROR(BeginRevision(transaction, force).status());
  ABSL_ASSIGN_OR_RETURN(auto first, FindRequest(transaction, context));
  if (first.has_value()) return *std::move(first);

  const DashboardQuery query = {publication.area, publication.month, "", std::nullopt};
  ABSL_ASSIGN_OR_RETURN(const DashboardFigures figures,
                        ReadDashboardFigures(transaction, force, query, std::nullopt));
  ABSL_ASSIGN_OR_RETURN(SnapshotContent content, publication.compose(figures));
  ABSL_ASSIGN_OR_RETURN(const auto batches,
                        ReadBatchIds(transaction, force, BatchNumbers(content)));
  ABSL_ASSIGN_OR_RETURN(const NextEdition next,
                        ReadNextEdition(transaction, force, query.area, query.month));
  PublishedSnapshot published;
  SnapshotRecord& record = published.record;
  record.author = context.caller;
  record.month = query.month;
  record.area = query.area;
  record.edition = next.edition;
  record.profile = publication.profile;
  record.revision = figures.revision;
  record.sha256 = content.sha256;
  for (const auto& [number, id] : batches) published.document.batches.push_back(id);
  if (publication.mode == WriteMode::kWrite) {
    record.id = SnapshotId(record.month, record.area, record.edition);
    record.uid = uuids_.NextText();
    ABSL_RETURN_IF_ERROR(InsertSnapshot(transaction, force, {next.area, figures.national_revision},
                                        content, published));
    const ChangeNote note{.instant = record.create_time,
                          .type = "snapshot.published",
                          .subject = kSnapshotName.Format(force, record.id),
                          .before = std::nullopt,
                          .after = publication.print(record)};
    ABSL_RETURN_IF_ERROR(RecordChange(transaction, context, uuids_, note));
  }
  published.document.canonical_json = std::move(content.canonical_json);
  published.document.dashboard = std::move(content.dashboard);
  return Changed<PublishedSnapshot>(std::move(published));
}

absl::StatusOr<PublishedSnapshot> SnapshotStorage::Get(const RequestContext& context,
                                                       absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(auto snapshot, FindSnapshot(lease, context.force, id));
  if (!snapshot.has_value()) return SnapshotUnknown();
  return *std::move(snapshot);
}

absl::StatusOr<Page<SnapshotRecord>> SnapshotStorage::List(
    const RequestContext& context, std::optional<int32_t> month,
    const std::optional<SnapshotPosition>& after, int limit) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        QuerySnapshots(lease, context.force, month, after, RowsToAsk(limit)));
  if (rows.empty()) ABSL_RETURN_IF_ERROR(CheckForceKnown(lease, context.force));
  return ReadPage<SnapshotRecord>(rows, limit, ReadSnapshot);
}

absl::StatusOr<ComparedSnapshot> SnapshotStorage::GetForDiff(const RequestContext& context,
                                                             absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(auto snapshot, FindCompared(lease, context.force, id));
  if (!snapshot.has_value()) return SnapshotUnknown();
  return *std::move(snapshot);
}

absl::StatusOr<std::map<int64_t, std::string>> SnapshotStorage::BatchIds(
    const RequestContext& context, const std::vector<int64_t>& numbers) {
  if (numbers.empty()) return std::map<int64_t, std::string>();
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  return ReadBatchIds(lease, context.force, numbers);
}

}  // namespace copperplate::indicators
