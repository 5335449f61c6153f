#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/dashboard.pb.h"
#include "libs/status/error.h"
#include "services/indicators/app/compute_dashboard.h"

namespace copperplate::indicators {

// Unspecified is FULL. ENUM_UNKNOWN.
Detail ReadView(v1::Dashboard::View view, absl::string_view field, Faults& faults);

// The dashboard as the API shows it, BASIC or FULL as its detail is, into an empty message. Its
// etag is a digest of all the rest, so it changes just when something does: the figures, the
// definitions, or what this release makes of them.
void WriteDashboard(absl::string_view force, const ComputedDashboard& dashboard,
                    v1::Dashboard& out);

}  // namespace copperplate::indicators
