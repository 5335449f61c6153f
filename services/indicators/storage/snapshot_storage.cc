#include "services/indicators/storage/snapshot_storage.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "libs/change_postgres/force.h"
#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/record_change.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/change_postgres/run_change.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/made_ids.h"
#include "services/indicators/storage/commentary_rows.h"
#include "services/indicators/storage/dashboard_rows.h"
#include "services/indicators/storage/diff_cause_rows.h"
#include "services/indicators/storage/revision.h"
#include "services/indicators/storage/snapshot_rows.h"

namespace copperplate::indicators {
namespace {

using change_postgres::ChangeNote;
using change_postgres::RunChange;
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

// The snapshot as it is to be, without what makes it a stored one.
PublishedSnapshot Compose(const RequestContext& context, const SnapshotPublication& publication,
                          int64_t revision, int edition,
                          const std::map<int64_t, std::string>& batches,
                          const SnapshotContent& content) {
  PublishedSnapshot published;
  published.record.author = context.caller;
  published.record.month = publication.month;
  published.record.area = publication.area;
  published.record.edition = edition;
  published.record.profile = publication.profile;
  published.record.revision = revision;
  published.record.sha256 = content.sha256;
  for (const auto& [number, id] : batches) published.document.batches.push_back(id);
  published.document.canonical_json = content.canonical_json;
  published.document.dashboard = content.dashboard;
  published.document.commentaries = content.commentaries;
  published.document.sensitive_commentaries = content.sensitive_commentaries;
  return published;
}

absl::StatusOr<std::vector<CommentaryRecord>> ReadAgreed(postgres::Session& session,
                                                         absl::string_view force, int32_t month,
                                                         absl::string_view area, int64_t revision) {
  ABSL_ASSIGN_OR_RETURN(std::vector<CommentaryRecord> records,
                        ReadCommentariesOfMonth(session, force, month, area, revision));
  records.erase(std::remove_if(records.begin(), records.end(),
                               [](const CommentaryRecord& record) {
                                 return record.commentary.state != CommentaryState::kAgreed;
                               }),
                records.end());
  return records;
}

}  // namespace

absl::StatusOr<Changed<PublishedSnapshot>> SnapshotStorage::Publish(
    const RequestContext& context, const SnapshotPublication& publication) {
  const std::string& force = context.force;
  // For its lock alone: editions follow one another, and no import that looks for published months
  // runs beside this. The number stays for the next change of figures.
  const auto lock = [&](Transaction& transaction) {
    return BeginRevision(transaction, force).status();
  };
  SnapshotContent content;
  SnapshotKeys keys;
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<PublishedSnapshot> {
    const DashboardQuery query = {publication.area, publication.month, "", std::nullopt};
    ABSL_ASSIGN_OR_RETURN(const DashboardFigures figures,
                          ReadDashboardFigures(transaction, force, query, std::nullopt));
    // The newest, under the lock, as the figures are.
    ABSL_ASSIGN_OR_RETURN(const std::vector<CommentaryRecord> agreed,
                          ReadAgreed(transaction, force, query.month, query.area,
                                     std::numeric_limits<int64_t>::max()));
    ABSL_ASSIGN_OR_RETURN(content, publication.compose(figures, agreed));
    ABSL_ASSIGN_OR_RETURN(const auto batches,
                          ReadBatchIds(transaction, force, BatchNumbers(content)));
    ABSL_ASSIGN_OR_RETURN(
        const NextEdition next,
        ReadNextEdition(transaction, force, query.area, query.month, publication.profile));
    keys = {next.area, figures.national_revision};
    return Compose(context, publication, figures.revision, next.edition, batches, content);
  };
  const auto write = [&](Transaction& transaction,
                         PublishedSnapshot& published) -> absl::StatusOr<std::vector<ChangeNote>> {
    SnapshotRecord& record = published.record;
    record.id = SnapshotId(record.month, record.area, record.profile, record.edition);
    record.uid = uuids_.NextText();
    ABSL_RETURN_IF_ERROR(InsertSnapshot(transaction, force, keys, content, published));
    return std::vector<ChangeNote>{{.instant = record.create_time,
                                    .type = "snapshot.published",
                                    .subject = kSnapshotName.Format(force, record.id),
                                    .before = std::nullopt,
                                    .after = publication.print.image(published)}};
  };
  return RunChange<PublishedSnapshot>({pool_, uuids_}, context, lock,
                                      {.mode = publication.mode,
                                       .decide = decide,
                                       .write = write,
                                       .reply = publication.print.reply});
}

absl::StatusOr<PublishedSnapshot> SnapshotStorage::Get(const RequestContext& context,
                                                       absl::string_view id, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(auto snapshot, FindSnapshot(lease, context.force, id));
  if (!snapshot.has_value())
    return change_postgres::NotFoundIn(lease, context.force, SnapshotUnknown());
  std::string& of_few = snapshot->document.sensitive_commentaries;
  if (!sensitive) of_few.clear();
  if (!of_few.empty()) {
    ChangeNote note;
    note.type = "snapshot.read";
    note.subject = kSnapshotName.Format(context.force, id);
    ABSL_RETURN_IF_ERROR(lease.Transaction([&](Transaction& transaction) {
      return change_postgres::RecordChange(transaction, context, uuids_,
                                           absl::MakeConstSpan(&note, 1), /*reply=*/"");
    }));
  }
  return *std::move(snapshot);
}

absl::StatusOr<Page<SnapshotRecord>> SnapshotStorage::List(
    const RequestContext& context, std::optional<int32_t> month,
    const std::optional<SnapshotPosition>& after, int limit) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, QuerySnapshots(lease, context.force, month, after,
                                                        change_postgres::RowsToAsk(limit)));
  if (rows.empty()) ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, context.force));
  return change_postgres::ReadPage<SnapshotRecord>(rows, limit, ReadSnapshot);
}

absl::StatusOr<ComparedSnapshot> SnapshotStorage::GetForDiff(const RequestContext& context,
                                                             absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(auto snapshot, FindCompared(lease, context.force, id));
  if (!snapshot.has_value())
    return change_postgres::NotFoundIn(lease, context.force, SnapshotUnknown());
  return *std::move(snapshot);
}

absl::StatusOr<std::vector<DiffCause>> SnapshotStorage::Causes(const RequestContext& context,
                                                               const CauseQuery& query) {
  std::vector<DiffCause> causes;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          pool_.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(causes, ReadCauses(lease, context.force, query));
  }
  if (query.peers_of.empty() || query.national_to <= query.national_after) return causes;
  // Batches are their own force's to read.
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(kNationalForce, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const std::vector<DiffCause> national,
                        ReadNationalCauses(lease, context.force, query));
  causes.insert(causes.end(), national.begin(), national.end());
  return causes;
}

absl::StatusOr<CommentaryChanges> SnapshotStorage::Commentaries(const RequestContext& context,
                                                                const CauseQuery& query) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  CommentaryChanges changes;
  ABSL_ASSIGN_OR_RETURN(changes.kept,
                        ReadAgreed(lease, context.force, query.month, query.area, query.after));
  ABSL_ASSIGN_OR_RETURN(changes.standing, ReadCommentariesOfMonth(lease, context.force, query.month,
                                                                  query.area, query.to));
  ABSL_ASSIGN_OR_RETURN(changes.causes, ReadCommentaryChanges(lease, context.force, query));
  return changes;
}

absl::Status SnapshotStorage::RecordReadings(const RequestContext& context,
                                             const std::vector<std::string>& commentaries) {
  std::vector<std::string> names;
  names.reserve(commentaries.size());
  for (const std::string& id : commentaries) {
    names.push_back(kCommentaryName.Format(context.force, id));
  }
  return change_postgres::RecordReads({pool_, uuids_}, context, "commentary.read", names);
}

absl::StatusOr<std::map<int64_t, std::string>> SnapshotStorage::BatchIds(
    const RequestContext& context, const std::vector<int64_t>& numbers) {
  if (numbers.empty()) return std::map<int64_t, std::string>();
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  return ReadBatchIds(lease, context.force, numbers);
}

}  // namespace copperplate::indicators
