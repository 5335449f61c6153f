#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/area_repository.h"
#include "services/indicators/domain/area.h"

namespace copperplate::indicators {

// The area as it is to be, sound by itself (domain Validate), its id unchanged.
using MergeArea = absl::FunctionRef<absl::StatusOr<Area>(const AreaRecord&)>;

// Makes the next version of an area of the context's force. NOT_FOUND (AREA_UNKNOWN), ABORTED
// (ETAG_MISMATCH), INVALID_ARGUMENT by `merge` or CheckPlace, and what the port gives.
absl::StatusOr<Changed<AreaRecord>> UpdateArea(AreaRepository& areas, const RequestContext& context,
                                               const Asked& asked, MergeArea merge,
                                               const Printer<AreaRecord>& print);

}  // namespace copperplate::indicators
