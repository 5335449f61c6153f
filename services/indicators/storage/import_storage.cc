#include "services/indicators/storage/import_storage.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/storage/batch_rows.h"
#include "services/indicators/storage/import_batch.h"
#include "services/indicators/storage/import_figures.h"
#include "services/indicators/storage/import_recent.h"
#include "services/indicators/storage/import_reference.h"
#include "services/indicators/storage/revision.h"
#include "services/indicators/storage/warning_rows.h"

namespace copperplate::indicators {
namespace {

using postgres::Lease;
using postgres::Transaction;

void SetCounts(const FigureCounts& counts, Batch& batch) {
  batch.inserted_count = counts.inserted;
  batch.revised_count = counts.revised;
  batch.unchanged_count = batch.row_count - counts.inserted - counts.revised;
}

// Of an import that writes none.
constexpr int64_t kNoRevision = std::numeric_limits<int64_t>::max();

// Behind ChangeFigures(): an import that changes nothing is spared it.
absl::Status Warn(Transaction& transaction, absl::string_view force, int64_t revision,
                  JudgeImport judge, Batch& batch) {
  ABSL_ASSIGN_OR_RETURN(const std::vector<RecentSeries> recent,
                        ReadRecentFigures(transaction, force, revision));
  ABSL_ASSIGN_OR_RETURN(ImportWarnings warnings, judge(recent));
  batch.warning_count = warnings.count;
  batch.warnings = std::move(warnings.kept);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ImportReference> ImportStorage::LoadReference(const RequestContext& context) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  return ReadImportReference(lease, context.force);
}

absl::StatusOr<std::variant<Batch, ReasonRequired>> ImportStorage::Apply(
    const RequestContext& context, const Import& import, const ImportReference& reference,
    ImportRowSource& rows, JudgeImport judge) {
  const DataChange changing(revisions_, context.force);
  const Batch batch = NewBatch(context, import, BatchState::kApplied, uuids_);
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  absl::StatusOr<Outcome> outcome = lease.Transaction([&](Transaction& transaction) {
    return import.mode == WriteMode::kValidateOnly
               ? Check(transaction, context, reference, rows, judge, batch)
               : ApplyIn(transaction, context, import, reference, rows, judge, batch);
  });
  ABSL_ASSIGN_OR_RETURN(const auto first,
                        BatchMet(lease, context.force, batch.id, outcome.status()));
  if (first.has_value()) return *first;
  return outcome;
}

absl::StatusOr<ImportStorage::Outcome> ImportStorage::Check(Transaction& transaction,
                                                            const RequestContext& context,
                                                            const ImportReference& reference,
                                                            ImportRowSource& rows,
                                                            JudgeImport judge, Batch batch) {
  ABSL_RETURN_IF_ERROR(PrepareForBulk(transaction));
  ABSL_RETURN_IF_ERROR(StageFigures(transaction, reference, rows));
  ABSL_RETURN_IF_ERROR(CheckReferenceUnchanged(transaction, context.force, reference));
  ABSL_ASSIGN_OR_RETURN(const FigureCounts counts,
                        ChangeFigures(transaction, context.force,
                                      {.revision = 0,
                                       .batch = 0,
                                       .write = false,
                                       .may_change_published = !batch.revision_reason.empty()}));
  if (counts.unexplained.row_count > 0) return counts.unexplained;
  SetCounts(counts, batch);
  if (counts.inserted + counts.revised > 0) {
    ABSL_RETURN_IF_ERROR(Warn(transaction, context.force, kNoRevision, judge, batch));
  }
  return batch;
}

absl::StatusOr<ImportStorage::Outcome> ImportStorage::ApplyIn(
    Transaction& transaction, const RequestContext& context, const Import& import,
    const ImportReference& reference, ImportRowSource& rows, JudgeImport judge, Batch batch) {
  const std::string& force = context.force;
  ABSL_RETURN_IF_ERROR(PrepareForBulk(transaction));
  ABSL_RETURN_IF_ERROR(StageFigures(transaction, reference, rows));

  if (import.cancelled()) return CallCancelled();
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, BeginRevision(transaction, force));
  ABSL_ASSIGN_OR_RETURN(const auto first, FindBatch(transaction, force, batch.id));
  if (first.has_value()) return Replayed(*first);
  ABSL_RETURN_IF_ERROR(CheckReferenceUnchanged(transaction, force, reference));
  ABSL_ASSIGN_OR_RETURN(batch.number, NextBatch(transaction));
  ABSL_ASSIGN_OR_RETURN(const FigureCounts counts,
                        ChangeFigures(transaction, force,
                                      {.revision = revision,
                                       .batch = batch.number,
                                       .write = true,
                                       .may_change_published = !batch.revision_reason.empty()}));
  if (import.cancelled()) return CallCancelled();
  if (counts.unexplained.row_count > 0) return counts.unexplained;
  SetCounts(counts, batch);
  if (counts.inserted + counts.revised > 0) {
    batch.revision = revision;
    ABSL_RETURN_IF_ERROR(Warn(transaction, force, revision, judge, batch));
    if (import.cancelled()) return CallCancelled();
    ABSL_ASSIGN_OR_RETURN(batch.create_time,
                          EndRevision(transaction, force, revision, context.caller));
  }
  ABSL_RETURN_IF_ERROR(RecordBatch(transaction, context, import, uuids_, batch));
  ABSL_RETURN_IF_ERROR(WriteBatchWarnings(transaction, force, batch.number, batch.warnings));
  return batch;
}

absl::StatusOr<Batch> ImportStorage::Refuse(const RequestContext& context, const Import& import,
                                            int64_t fault_count,
                                            const std::vector<imports::RowFault>& faults) {
  Batch refused = NewBatch(context, import, BatchState::kRefused, uuids_);
  refused.fault_count = fault_count;
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  const absl::StatusOr<Batch> written =
      lease.Transaction([&](Transaction& transaction) -> absl::StatusOr<Batch> {
        Batch batch = refused;
        ABSL_ASSIGN_OR_RETURN(batch.number, NextBatch(transaction));
        ABSL_RETURN_IF_ERROR(RecordBatch(transaction, context, import, uuids_, batch));
        ABSL_RETURN_IF_ERROR(WriteBatchFaults(transaction, context.force, batch.number, faults));
        return batch;
      });
  ABSL_ASSIGN_OR_RETURN(const auto first,
                        BatchMet(lease, context.force, refused.id, written.status()));
  if (first.has_value()) return *first;
  return written;
}

}  // namespace copperplate::indicators
