#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/indicator_repository.h"
#include "services/indicators/domain/definition.h"

namespace copperplate::indicators {

// The definition as it is to be, sound by itself (domain Validate), its id unchanged.
using MergeIndicator =
    absl::FunctionRef<absl::StatusOr<IndicatorDefinition>(const IndicatorRecord&)>;

// Makes the next version of a definition of the context's force. NOT_FOUND (INDICATOR_UNKNOWN),
// ABORTED (ETAG_MISMATCH), INVALID_ARGUMENT by `merge` or CheckFormula, and what the port gives.
absl::StatusOr<Changed<IndicatorRecord>> UpdateIndicator(IndicatorRepository& indicators,
                                                         const RequestContext& context,
                                                         const Asked& asked, MergeIndicator merge,
                                                         const Printer<IndicatorRecord>& print);

}  // namespace copperplate::indicators
