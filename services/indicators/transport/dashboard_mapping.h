#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/dashboard.pb.h"
#include "services/indicators/app/compute_dashboard.h"

namespace copperplate::indicators {

// The dashboard as the API shows it, into an empty message. Its etag is a digest of all the rest,
// so it changes just when something does: the figures, the definitions, or what this release makes
// of them.
void WriteDashboard(absl::string_view force, const ComputedDashboard& dashboard,
                    v1::Dashboard& out);

}  // namespace copperplate::indicators
