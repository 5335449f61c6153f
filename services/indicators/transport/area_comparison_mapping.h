#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/area_comparison.pb.h"
#include "services/indicators/app/get_area_comparison.h"

namespace copperplate::indicators {

// The comparison as the API shows it, into an empty message.
void WriteAreaComparison(absl::string_view force, const AreaComparison& comparison,
                         v1::AreaComparison& out);

}  // namespace copperplate::indicators
