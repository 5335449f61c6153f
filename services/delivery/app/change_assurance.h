// The changes of the Board Assurance Framework.
#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/asked.h"
#include "services/delivery/app/ports/assurance_repository.h"

namespace copperplate::delivery {

using MergeAssuranceEntry =
    absl::FunctionRef<absl::StatusOr<AssuranceEntry>(const AssuranceEntryRecord&)>;

using MergeAssuranceLevels =
    absl::FunctionRef<absl::StatusOr<std::vector<AssuranceLevel>>(const AssuranceLevelsRecord&)>;

// Each: NOT_FOUND (ASSURANCE_ENTRY_UNKNOWN); ABORTED (ETAG_MISMATCH) where the version asked for is
// not the present one; and what the port gives.

// ALREADY_EXISTS (ASSURANCE_ENTRY_EXISTS); INVALID_ARGUMENT about `id` (TOO_MANY).
absl::StatusOr<Changed<AssuranceEntryRecord>> CreateAssuranceEntry(
    AssuranceRepository& entries, const RequestContext& context, const AssuranceEntry& entry,
    WriteMode mode, const Printer<AssuranceEntryRecord>& print);

// FAILED_PRECONDITION (CONTROL_IN_USE) where a control is to go that assurances are of.
absl::StatusOr<Changed<AssuranceEntryRecord>> UpdateAssuranceEntry(
    AssuranceRepository& entries, const RequestContext& context, const Asked& asked,
    MergeAssuranceEntry merge, const Printer<AssuranceEntryRecord>& print);

// ALREADY_EXISTS (ASSURANCE_EXISTS); INVALID_ARGUMENT about `control` (CONTROL_UNKNOWN), `level`
// (LEVEL_UNKNOWN) or `id` (TOO_MANY).
absl::StatusOr<Changed<AssuranceRecord>> CreateAssurance(AssuranceRepository& entries,
                                                         const RequestContext& context,
                                                         const std::string& entry,
                                                         const Assurance& assurance, WriteMode mode,
                                                         const Printer<AssuranceRecord>& print);

// NOT_FOUND (ASSURANCE_UNKNOWN).
absl::StatusOr<Changed<AssuranceRecord>> DeleteAssurance(AssuranceRepository& entries,
                                                         const RequestContext& context,
                                                         const std::string& entry,
                                                         const Asked& asked,
                                                         const Printer<AssuranceRecord>& print);

// FAILED_PRECONDITION: LEVEL_IN_USE where a level is to go that assurances have, LEVELS_OF_ALL of
// the force `national`. Where `merge` gives none the force has those of all from then on.
absl::StatusOr<Changed<AssuranceLevelsRecord>> UpdateAssuranceLevels(
    AssuranceRepository& entries, const RequestContext& context, const Asked& asked,
    MergeAssuranceLevels merge, const Printer<AssuranceLevelsRecord>& print);

absl::Status AssuranceUnknown();

}  // namespace copperplate::delivery
