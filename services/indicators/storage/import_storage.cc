#include "services/indicators/storage/import_storage.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "libs/change_postgres/record_change.h"
#include "libs/postgres/sqlstate.h"
#include "libs/postgres/statement.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/batch_rows.h"
#include "services/indicators/storage/import_figures.h"
#include "services/indicators/storage/import_reference.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {
namespace {

using postgres::Lease;
using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

constexpr Statement kNextBatch{postgres::kWrite, "next_batch",
                               "SELECT nextval('batch_batch_seq')::integer"};

// Another import made the batch meanwhile, under no lock that this one waited for.
bool BatchExists(const absl::Status& status) {
  return ErrorReason(status) == postgres::kUniqueViolation &&
         ErrorMetadata(status, "constraint") == "batch_force_id_key";
}

// For a batch without an id of its caller's.
std::string IdOf(absl::string_view uid) {
  return absl::StrCat("b", absl::StrReplaceAll(uid, {{"-", ""}}));
}

absl::StatusOr<int32_t> NextBatch(Transaction& transaction) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kNextBatch));
  return rows[0].Get<int32_t>(0);
}

void SetCounts(const FigureCounts& counts, Batch& batch) {
  batch.inserted_count = counts.inserted;
  batch.revised_count = counts.revised;
  batch.unchanged_count = batch.row_count - counts.inserted - counts.revised;
}

}  // namespace

absl::StatusOr<ImportReference> ImportStorage::LoadReference(const RequestContext& context) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  return ReadImportReference(lease, context.force);
}

Batch ImportStorage::NewBatch(const RequestContext& context, const Import& import,
                              BatchState state) {
  Batch batch;
  batch.id = import.batch_id;
  batch.create_time = absl::InfinitePast();
  batch.state = state;
  batch.source = import.source;
  batch.revision_reason = import.revision_reason;
  batch.author = context.caller;
  batch.row_count = import.row_count;
  batch.content = import.content;
  if (import.mode == WriteMode::kValidateOnly) return batch;
  batch.uid = uuids_.NextText();
  if (batch.id.empty()) batch.id = IdOf(batch.uid);
  return batch;
}

absl::StatusOr<std::variant<Batch, ReasonRequired>> ImportStorage::Apply(
    const RequestContext& context, const Import& import, const ImportReference& reference,
    ImportRowSource& rows) {
  const DataChange changing(revisions_, context.force);
  const Batch batch = NewBatch(context, import, BatchState::kApplied);
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  absl::StatusOr<Outcome> outcome = lease.Transaction([&](Transaction& transaction) {
    return import.mode == WriteMode::kValidateOnly
               ? Check(transaction, context, reference, rows, batch)
               : ApplyIn(transaction, context, import, reference, rows, batch);
  });
  if (!BatchExists(outcome.status())) return outcome;
  ABSL_ASSIGN_OR_RETURN(const auto first, FindBatch(lease, context.force, batch.id));
  if (!first.has_value()) return outcome;
  return Replayed(*first);
}

absl::StatusOr<ImportStorage::Outcome> ImportStorage::Check(Transaction& transaction,
                                                            const RequestContext& context,
                                                            const ImportReference& reference,
                                                            ImportRowSource& rows, Batch batch) {
  ABSL_RETURN_IF_ERROR(PrepareForBulk(transaction));
  ABSL_RETURN_IF_ERROR(StageFigures(transaction, rows));
  ABSL_RETURN_IF_ERROR(CheckReferenceUnchanged(transaction, context.force, reference));
  ABSL_ASSIGN_OR_RETURN(const FigureCounts counts,
                        ChangeFigures(transaction, context.force,
                                      {.revision = 0,
                                       .batch = 0,
                                       .write = false,
                                       .may_change_published = !batch.revision_reason.empty()}));
  if (counts.unexplained.row_count > 0) return counts.unexplained;
  SetCounts(counts, batch);
  return batch;
}

absl::StatusOr<ImportStorage::Outcome> ImportStorage::ApplyIn(Transaction& transaction,
                                                              const RequestContext& context,
                                                              const Import& import,
                                                              const ImportReference& reference,
                                                              ImportRowSource& rows, Batch batch) {
  const std::string& force = context.force;
  ABSL_RETURN_IF_ERROR(PrepareForBulk(transaction));
  ABSL_RETURN_IF_ERROR(StageFigures(transaction, rows));

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
    ABSL_ASSIGN_OR_RETURN(batch.create_time,
                          EndRevision(transaction, force, revision, context.caller));
  }
  ABSL_RETURN_IF_ERROR(Record(transaction, context, import, batch));
  return batch;
}

absl::Status ImportStorage::Record(Transaction& transaction, const RequestContext& context,
                                   const Import& import, Batch& batch) {
  ABSL_RETURN_IF_ERROR(WriteBatch(transaction, context.force, batch));
  const bool applied = batch.state == BatchState::kApplied;
  const change_postgres::ChangeNote note{.instant = batch.create_time,
                                         .type = applied ? "batch.applied" : "batch.refused",
                                         .subject = kBatchName.Format(context.force, batch.id),
                                         .before = std::nullopt,
                                         .after = import.print(batch)};
  // A repeat is known by its batch id.
  return change_postgres::RecordChange(transaction, context, uuids_, absl::MakeConstSpan(&note, 1),
                                       /*reply=*/"");
}

absl::StatusOr<Batch> ImportStorage::Refuse(const RequestContext& context, const Import& import,
                                            int64_t fault_count,
                                            const std::vector<BatchFault>& faults) {
  Batch refused = NewBatch(context, import, BatchState::kRefused);
  refused.fault_count = fault_count;
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  const absl::StatusOr<Batch> written =
      lease.Transaction([&](Transaction& transaction) -> absl::StatusOr<Batch> {
        Batch batch = refused;
        ABSL_ASSIGN_OR_RETURN(batch.number, NextBatch(transaction));
        ABSL_RETURN_IF_ERROR(Record(transaction, context, import, batch));
        ABSL_RETURN_IF_ERROR(WriteBatchFaults(transaction, context.force, batch.number, faults));
        return batch;
      });
  if (!BatchExists(written.status())) return written;
  ABSL_ASSIGN_OR_RETURN(const auto first, FindBatch(lease, context.force, refused.id));
  if (!first.has_value()) return written;
  return Replayed(*first);
}

}  // namespace copperplate::indicators
