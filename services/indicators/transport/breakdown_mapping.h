#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/breakdown.pb.h"
#include "services/indicators/app/get_breakdown.h"

namespace copperplate::indicators {

// The breakdown as the API shows it, into an empty message.
void WriteBreakdown(absl::string_view force, const Breakdown& breakdown, v1::Breakdown& out);

}  // namespace copperplate::indicators
