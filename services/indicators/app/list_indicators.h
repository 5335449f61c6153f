#pragma once

#include "absl/status/statusor.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/indicator_repository.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// A page of the force's definitions. Errors: what the port gives, and INVALID_ARGUMENT
// (THEME_UNKNOWN) naming the themes there are where no definition has the theme asked for.
absl::StatusOr<Page<IndicatorRecord>> ListIndicators(const Ports& ports,
                                                     const RequestContext& context,
                                                     const IndicatorQuery& query);

}  // namespace copperplate::indicators
