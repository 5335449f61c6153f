#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/harm_weight.pb.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/harm_weight_repository.h"
#include "services/indicators/domain/harm_weight.h"

namespace copperplate::indicators {

// The weight `id` that `message` describes. Faults, by the resource's field names, are everything
// that is wrong with it by itself.
HarmWeight ReadHarmWeight(absl::string_view id, const v1::HarmWeight& message, Faults& faults);

// The weight of `force` as the API shows it.
v1::HarmWeight ToProto(absl::string_view force, const HarmWeightRecord& record);

}  // namespace copperplate::indicators
