#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/dashboard_reader.h"

namespace copperplate::indicators {

// Adds INDICATOR_NOT_VALID about the month asked for, which the request has in `month_field`.
void AddIndicatorNotValid(absl::string_view month_field, Faults& faults);

// Whether what was read for a query of one indicator is there to be computed from in the month
// asked for, which the request has in `month_field`. NOT_FOUND (INDICATOR_UNKNOWN), what the port
// gives, and together what CheckArea() finds and INVALID_ARGUMENT (INDICATOR_NOT_VALID).
absl::Status CheckOneIndicator(DashboardReader& reader, const RequestContext& context,
                               const DashboardQuery& query, absl::string_view month_field,
                               const DashboardFigures& figures);

}  // namespace copperplate::indicators
