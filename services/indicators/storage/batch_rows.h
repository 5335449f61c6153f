// The statements of batches, and what their rows mean.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/imports/row_fault.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/indicators/app/ports/batch_repository.h"

namespace copperplate::indicators {

// $1 force, $2 batch number below which to begin, $3 number of rows; the latest first.
extern const postgres::Statement kListBatches;
// $1 force, $2 batch number, $3 ordinal to begin behind, $4 number of rows.
extern const postgres::Statement kListBatchFaults;

absl::StatusOr<std::optional<Batch>> FindBatch(postgres::Session& session, absl::string_view force,
                                               absl::string_view id);

// A row of kListBatches or kListBatchFaults.
absl::StatusOr<Batch> ReadBatch(const postgres::Row& row);
absl::StatusOr<imports::RowFault> ReadBatchFault(const postgres::Row& row);

// Writes the batch under its number. Its `create_time` is set to the database's clock where it is
// InfinitePast. INTERNAL (UNIQUE_VIOLATION) where the force has a batch of its id.
absl::Status WriteBatch(postgres::Session& session, absl::string_view force, Batch& batch);

absl::Status WriteBatchFaults(postgres::Session& session, absl::string_view force, int32_t batch,
                              const std::vector<imports::RowFault>& faults);

}  // namespace copperplate::indicators
