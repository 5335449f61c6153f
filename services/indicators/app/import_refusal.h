#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/indicators/app/ports/batch_repository.h"

namespace copperplate::indicators {

// How rows that change a published month without a reason are recorded among a batch's faults.
BatchFault RevisionReasonFault(int64_t line);

// What the caller is told of a refused import: INVALID_ARGUMENT (IMPORT_REFUSED), or
// FAILED_PRECONDITION (REVISION_REASON_REQUIRED) where that is what its faults are. Names the first
// of `faults` as fields, `rows[12].area` for line 12, as many as fit; in the metadata `faultCount`
// and, unless empty, `batch`, the name of the batch that holds the others. `reasoned`: the import
// gives a reason, and what is refused is the one that first had its batch id.
absl::Status ImportRefusal(int64_t fault_count, const std::vector<BatchFault>& faults,
                           absl::string_view batch_name, bool reasoned = false);

}  // namespace copperplate::indicators
