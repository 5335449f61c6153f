#pragma once

#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/area_repository.h"
#include "services/indicators/domain/area.h"

namespace copperplate::indicators {

// Creates an area of the context's force. `area` is sound by itself (domain Validate).
// ALREADY_EXISTS (AREA_EXISTS), INVALID_ARGUMENT by CheckPlace, and what the port gives.
absl::StatusOr<Changed<AreaRecord>> CreateArea(AreaRepository& areas, const RequestContext& context,
                                               const Area& area, WriteMode mode,
                                               const Printer<AreaRecord>& print);

}  // namespace copperplate::indicators
