#include "services/indicators/app/import_outcome.h"

#include <utility>

#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/import_refusal.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {
namespace {

// More than fit into a status.
constexpr int kFaultsToTell = 100;
constexpr int kWarningsToTell = 100;

// An import's own result has its warnings; that of the one before it has them in storage.
absl::StatusOr<Batch> WithWarnings(BatchRepository& batches, const RequestContext& context,
                                   Batch batch) {
  if (batch.replayed && batch.warning_count > 0) {
    ABSL_ASSIGN_OR_RETURN(Page<ImportWarning> page,
                          batches.ListWarnings(context, batch.number, 0, kWarningsToTell));
    batch.warnings = std::move(page.rows);
  }
  if (batch.warnings.size() > kWarningsToTell) batch.warnings.resize(kWarningsToTell);
  return batch;
}

}  // namespace

absl::StatusOr<Batch> SettleImport(BatchRepository& batches, const RequestContext& context,
                                   const Import& import, const Batch& batch) {
  // Without the name of the batch: the faults that can be paged there are not this import's.
  if (batch.content != import.content) {
    return Error(absl::StatusCode::kAlreadyExists, "BATCH_CONTENT_DIFFERS",
                 "the batch id was used for other content")
        .Build();
  }
  if (batch.state == BatchState::kApplied) return WithWarnings(batches, context, batch);
  ABSL_ASSIGN_OR_RETURN(const Page<imports::RowFault> faults,
                        batches.ListFaults(context, batch.number, 0, kFaultsToTell));
  return ImportRefusal(batch.fault_count, faults.rows, kBatchName.Format(context.force, batch.id),
                       !import.revision_reason.empty());
}

absl::StatusOr<std::optional<Batch>> OutcomeBefore(BatchRepository& batches,
                                                   const RequestContext& context,
                                                   const Import& import) {
  if (import.batch_id.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(const std::optional<Batch> first, batches.Find(context, import.batch_id));
  if (!first.has_value()) return std::nullopt;
  return SettleImport(batches, context, import, Replayed(*first));
}

absl::StatusOr<Batch> RefuseImport(ImportRepository& imports, BatchRepository& batches,
                                   const RequestContext& context, const Import& import,
                                   int64_t fault_count,
                                   const std::vector<imports::RowFault>& faults) {
  if (import.mode == WriteMode::kValidateOnly) return ImportRefusal(fault_count, faults, "");
  ABSL_ASSIGN_OR_RETURN(const Batch batch, imports.Refuse(context, import, fault_count, faults));
  return SettleImport(batches, context, import, batch);
}

}  // namespace copperplate::indicators
