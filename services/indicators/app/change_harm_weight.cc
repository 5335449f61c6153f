#include "services/indicators/app/change_harm_weight.h"

#include <utility>
#include <vector>

#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/overlap_rules.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {
namespace {

using Held = std::vector<HarmWeightRecord>;

absl::Status CheckAmong(const Held& held, const HarmWeight& weight) {
  Faults faults;
  for (const HarmWeightRecord& record : held) {
    const HarmWeight& other = record.weight;
    if (other.id == weight.id || other.category != weight.category) continue;
    CheckOverlap("HARM_WEIGHTS_OVERLAP", "harm weight", other, weight, faults);
  }
  return faults.ToStatus();
}

}  // namespace

absl::StatusOr<Changed<HarmWeightRecord>> CreateHarmWeight(HarmWeightRepository& weights,
                                                           const RequestContext& context,
                                                           const HarmWeight& weight, WriteMode mode,
                                                           const Printer<HarmWeightRecord>& print) {
  const auto decide = [&](const Held& held) -> absl::StatusOr<DecidedHarmWeight> {
    if (FindById(held, weight.id) != nullptr) {
      return Error(absl::StatusCode::kAlreadyExists, "HARM_WEIGHT_EXISTS",
                   "the force has a harm weight of this id")
          .Build();
    }
    ABSL_RETURN_IF_ERROR(CheckAmong(held, weight));
    return DecidedHarmWeight{weight};
  };
  return weights.Change(context, {.mode = mode, .decide = decide, .print = print});
}

absl::StatusOr<Changed<HarmWeightRecord>> UpdateHarmWeight(HarmWeightRepository& weights,
                                                           const RequestContext& context,
                                                           const Asked& asked,
                                                           MergeHarmWeight merge,
                                                           const Printer<HarmWeightRecord>& print) {
  const auto decide = [&](const Held& held) -> absl::StatusOr<DecidedHarmWeight> {
    ABSL_ASSIGN_OR_RETURN(const HarmWeightRecord* const present,
                          Present(FindById(held, asked.id), asked, HarmWeightUnknown()));
    ABSL_ASSIGN_OR_RETURN(HarmWeight weight, merge(*present));
    ABSL_RETURN_IF_ERROR(CheckAmong(held, weight));
    return DecidedHarmWeight{std::move(weight)};
  };
  return weights.Change(context, {.mode = asked.mode, .decide = decide, .print = print});
}

absl::StatusOr<Changed<HarmWeightRecord>> DeleteHarmWeight(HarmWeightRepository& weights,
                                                           const RequestContext& context,
                                                           const Asked& asked,
                                                           const Printer<HarmWeightRecord>& print) {
  const auto decide = [&](const Held& held) -> absl::StatusOr<DecidedHarmWeight> {
    ABSL_ASSIGN_OR_RETURN(const HarmWeightRecord* const present,
                          Present(FindById(held, asked.id), asked, HarmWeightUnknown()));
    return DecidedHarmWeight{present->weight, /*deleted=*/true};
  };
  return weights.Change(context, {.mode = asked.mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators
