#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/series.pb.h"
#include "services/indicators/app/get_series.h"

namespace copperplate::indicators {

// The series as the API shows it, into an empty message.
void WriteSeries(absl::string_view force, const ComputedSeries& series, v1::Series& out);

}  // namespace copperplate::indicators
