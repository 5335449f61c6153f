#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/dashboard.pb.h"
#include "services/indicators/app/compute_dashboard.h"

namespace copperplate::indicators {

// One row as the API shows it, into an empty message.
void WriteRow(absl::string_view force, const ComputedRow& computed, v1::DashboardRow& out);

}  // namespace copperplate::indicators
