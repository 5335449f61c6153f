#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/forecast.pb.h"
#include "services/indicators/app/get_forecast.h"

namespace copperplate::indicators {

// The forecast as the API shows it, into an empty message.
void WriteForecast(absl::string_view force, const ComputedForecast& forecast, v1::Forecast& out);

}  // namespace copperplate::indicators
