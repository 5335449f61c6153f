#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/imports/row_fault.h"

namespace copperplate::indicators {

// How rows that change a published month without a reason are recorded among a batch's faults.
imports::RowFault RevisionReasonFault(int64_t line);

// What the caller is told of a refused import: INVALID_ARGUMENT (IMPORT_REFUSED), or
// FAILED_PRECONDITION (REVISION_REASON_REQUIRED) where that is what its faults are; they are told
// as libs/imports/refusal.h says, and in the metadata `batch`, unless empty, the name of the batch
// that holds those that did not fit. `reasoned`: the import gives a reason, and what is refused is
// the one that first had its batch id.
absl::Status ImportRefusal(int64_t fault_count, const std::vector<imports::RowFault>& faults,
                           absl::string_view batch_name, bool reasoned = false);

}  // namespace copperplate::indicators
