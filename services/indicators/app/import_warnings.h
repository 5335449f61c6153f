// What an import is warned of, of all its series together.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/indicators/app/ports/import_repository.h"

namespace copperplate::indicators {

// Judges `recent` by the definitions and areas of `reference`: OutsideOwnLimits() and
// SumsThatDiffer() of every series. CANCELLED where `cancelled`, which is asked now and then, says
// that the caller has gone.
absl::StatusOr<ImportWarnings> WarningsOf(const ImportReference& reference,
                                          const std::vector<RecentSeries>& recent,
                                          absl::FunctionRef<bool()> cancelled);

}  // namespace copperplate::indicators
