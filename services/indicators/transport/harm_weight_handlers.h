// The methods of HarmWeightService; see area_handlers.h.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/harm_weight_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// Thread-safe, as the ports are.
class HarmWeightHandlers {
 public:
  // `clock` outlives it.
  HarmWeightHandlers(const Ports& ports, const Clock& clock)
      : weights_(ports.harm_weights), clock_(clock) {}

  absl::StatusOr<v1::HarmWeight> GetHarmWeight(const rpc::CallContext& call,
                                               const v1::GetHarmWeightRequest& request) const;
  absl::StatusOr<v1::ListHarmWeightsResponse> ListHarmWeights(
      const rpc::CallContext& call, const v1::ListHarmWeightsRequest& request) const;
  absl::StatusOr<v1::HarmWeight> CreateHarmWeight(const rpc::CallContext& call,
                                                  const v1::CreateHarmWeightRequest& request) const;
  absl::StatusOr<v1::HarmWeight> UpdateHarmWeight(const rpc::CallContext& call,
                                                  const v1::UpdateHarmWeightRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteHarmWeight(
      const rpc::CallContext& call, const v1::DeleteHarmWeightRequest& request) const;

 private:
  HarmWeightRepository& weights_;
  const Clock& clock_;
};

}  // namespace copperplate::indicators
