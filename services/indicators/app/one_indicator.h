#pragma once

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/dashboard_reader.h"

namespace copperplate::indicators {

// Adds INDICATOR_NOT_VALID about the month asked for, which the request has in `month_field`;
// `known`: what there is instead.
void AddIndicatorNotValid(absl::string_view month_field, absl::string_view known, Faults& faults);

// DashboardReader::LatestMonth() of a request that names no month: NOT_FOUND (NO_OBSERVATION) where
// there is none.
absl::StatusOr<int32_t> LatestFigure(DashboardReader& reader, const RequestContext& context,
                                     absl::string_view area, absl::string_view indicator,
                                     std::optional<absl::Time> known_at);

// Whether what was read for a query of one indicator is there to be computed from in the month
// asked for, which the request has in `month_field`. NOT_FOUND (INDICATOR_UNKNOWN), what the port
// gives, and together what CheckArea() finds and INVALID_ARGUMENT (INDICATOR_NOT_VALID).
absl::Status CheckOneIndicator(DashboardReader& reader, const RequestContext& context,
                               const DashboardQuery& query, absl::string_view month_field,
                               const DashboardFigures& figures);

}  // namespace copperplate::indicators
