#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/harm_weight_repository.h"

namespace copperplate::indicators {

// Records a weight of the context's force, sound by itself (domain Validate). ALREADY_EXISTS
// (HARM_WEIGHT_EXISTS), INVALID_ARGUMENT (HARM_WEIGHTS_OVERLAP) naming the weight of the category
// that holds in some of its months, and what the port gives.
absl::StatusOr<Changed<HarmWeightRecord>> CreateHarmWeight(HarmWeightRepository& weights,
                                                           const RequestContext& context,
                                                           const HarmWeight& weight, WriteMode mode,
                                                           const Printer<HarmWeightRecord>& print);

// The weight as it is to be, sound by itself, made of the present version.
using MergeHarmWeight = absl::FunctionRef<absl::StatusOr<HarmWeight>(const HarmWeightRecord&)>;

// NOT_FOUND (HARM_WEIGHT_UNKNOWN), ABORTED (ETAG_MISMATCH), what `merge` gives, INVALID_ARGUMENT
// (HARM_WEIGHTS_OVERLAP), and what the port gives.
absl::StatusOr<Changed<HarmWeightRecord>> UpdateHarmWeight(HarmWeightRepository& weights,
                                                           const RequestContext& context,
                                                           const Asked& asked,
                                                           MergeHarmWeight merge,
                                                           const Printer<HarmWeightRecord>& print);

// Takes a weight back, and gives it as it last was. NOT_FOUND (HARM_WEIGHT_UNKNOWN), ABORTED
// (ETAG_MISMATCH), and what the port gives.
absl::StatusOr<Changed<HarmWeightRecord>> DeleteHarmWeight(HarmWeightRepository& weights,
                                                           const RequestContext& context,
                                                           const Asked& asked,
                                                           const Printer<HarmWeightRecord>& print);

}  // namespace copperplate::indicators
