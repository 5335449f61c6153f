#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/control_chart.pb.h"
#include "services/indicators/app/get_control_chart.h"

namespace copperplate::indicators {

// The chart as the API shows it, into an empty message.
void WriteControlChart(absl::string_view force, const ComputedControlChart& computed,
                       v1::ControlChart& out);

}  // namespace copperplate::indicators
