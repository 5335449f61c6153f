#pragma once

#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/indicator_repository.h"
#include "services/indicators/domain/definition.h"

namespace copperplate::indicators {

// Creates an indicator of the context's force. `definition` is sound by itself (domain Validate).
// ALREADY_EXISTS (INDICATOR_EXISTS), INVALID_ARGUMENT by CheckFormula, and what the port gives.
absl::StatusOr<Changed<IndicatorRecord>> CreateIndicator(IndicatorRepository& indicators,
                                                         const RequestContext& context,
                                                         const IndicatorDefinition& definition,
                                                         WriteMode mode,
                                                         const Printer<IndicatorRecord>& print);

}  // namespace copperplate::indicators
