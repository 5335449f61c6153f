// What becomes of an import whose content is complete, whatever it is of.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/change/request_context.h"
#include "libs/imports/row_fault.h"
#include "services/indicators/app/ports/batch_repository.h"
#include "services/indicators/app/ports/import_repository.h"

namespace copperplate::indicators {

// What `batch`, which has the import's id, means for the import: itself where it was applied, with
// the first of its warnings; else ImportRefusal(). It may be another import's: then its result is
// this one's too, or its id taken, ALREADY_EXISTS (BATCH_CONTENT_DIFFERS).
absl::StatusOr<Batch> SettleImport(BatchRepository& batches, const RequestContext& context,
                                   const Import& import, const Batch& batch);

// The outcome of the import before this one that has the same batch id; nothing where there is
// none.
absl::StatusOr<std::optional<Batch>> OutcomeBefore(BatchRepository& batches,
                                                   const RequestContext& context,
                                                   const Import& import);

// ImportRefusal() of the first of `fault_count` faults, once they are recorded; with kValidateOnly
// they are told alone.
absl::StatusOr<Batch> RefuseImport(ImportRepository& imports, BatchRepository& batches,
                                   const RequestContext& context, const Import& import,
                                   int64_t fault_count,
                                   const std::vector<imports::RowFault>& faults);

}  // namespace copperplate::indicators
