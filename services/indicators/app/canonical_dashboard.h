#pragma once

#include "absl/strings/string_view.h"
#include "libs/canonical_json/canonical_json.h"
#include "services/indicators/app/compute_dashboard.h"

namespace copperplate::indicators {

// The dashboard as canonical JSON (canonical_json.h): what a snapshot's hash is over, with the
// commentaries beside it (canonical_commentary.h).
//
// It says all that the API's message says but the etag. Members are named as the API's JSON names
// them, absent ones left out. Figures are texts: values as printed; numerators, denominators and
// counts as exact decimals; unrounded values and what a test computed (statistic, p, interval,
// percent) as the shortest decimal that gives the same double again.
CanonicalObject CanonicalDashboard(absl::string_view force, const ComputedDashboard& dashboard);

}  // namespace copperplate::indicators
