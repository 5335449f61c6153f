#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/recent_trend.pb.h"
#include "services/indicators/app/get_recent_trend.h"

namespace copperplate::indicators {

// The trend as the API shows it, into an empty message.
void WriteRecentTrend(absl::string_view force, const ComputedRecentTrend& computed,
                      v1::RecentTrend& out);

}  // namespace copperplate::indicators
