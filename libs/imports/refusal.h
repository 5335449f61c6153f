#pragma once

#include <cstdint>

#include "absl/types/span.h"
#include "libs/imports/row_fault.h"
#include "libs/status/error.h"

namespace copperplate::imports {

// What the caller is told of an import with faulty rows: INVALID_ARGUMENT (IMPORT_REFUSED), with
// what TellRowFaults() adds.
Error Refusal(int64_t fault_count, absl::Span<const RowFault> faults);

// Names the first of `faults` as fields, `rows[12].area` for line 12, the path alone for line 0, as
// many as fit, each with its reason; and in the metadata `faultCount`, how many there are beside
// them.
void TellRowFaults(int64_t fault_count, absl::Span<const RowFault> faults, Error& error);

}  // namespace copperplate::imports
