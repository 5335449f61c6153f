// The statements of batches' warnings, and what their rows mean.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/indicators/domain/import_warning.h"

namespace copperplate::indicators {

// $1 force, $2 batch number, $3 ordinal to begin behind, $4 number of rows.
extern const postgres::Statement kListBatchWarnings;

// A row of kListBatchWarnings.
absl::StatusOr<ImportWarning> ReadBatchWarning(const postgres::Row& row);

// Of a batch that is written already. No statement where there are none.
absl::Status WriteBatchWarnings(postgres::Session& session, absl::string_view force, int32_t batch,
                                const std::vector<ImportWarning>& warnings);

}  // namespace copperplate::indicators
