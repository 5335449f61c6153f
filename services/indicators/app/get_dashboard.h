#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/status/error.h"
#include "services/indicators/app/compute_dashboard.h"
#include "services/indicators/app/ports/dashboard_reader.h"

namespace copperplate::indicators {

// Adds what is wrong with asking for a dashboard of `month` judged by `profile` (empty: each
// indicator's own): MONTH_IN_FUTURE, PROFILE_UNKNOWN. `present` is the present month.
void CheckDashboardAsked(int32_t month, absl::string_view profile, int32_t present, Faults& faults);

// The dashboard of a month that CheckDashboardAsked() finds no fault with. Errors: what the port
// gives, and together what CheckArea() and CheckThemeKnown() find. `control` is of the tests of
// profile `significance`, which other profiles report too.
absl::StatusOr<ComputedDashboard> GetDashboard(DashboardReader& reader,
                                               const RequestContext& context,
                                               const DashboardQuery& query,
                                               absl::string_view profile,
                                               SignificanceControl control, Detail detail);

}  // namespace copperplate::indicators
