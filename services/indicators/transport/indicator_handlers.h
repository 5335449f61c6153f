// The methods of IndicatorService; see area_handlers.h.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/indicator_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// Thread-safe, as the ports are.
class IndicatorHandlers {
 public:
  // `clock` outlives it.
  IndicatorHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Indicator> GetIndicator(const rpc::CallContext& call,
                                             const v1::GetIndicatorRequest& request) const;
  absl::StatusOr<v1::ListIndicatorsResponse> ListIndicators(
      const rpc::CallContext& call, const v1::ListIndicatorsRequest& request) const;
  absl::StatusOr<v1::Indicator> CreateIndicator(const rpc::CallContext& call,
                                                const v1::CreateIndicatorRequest& request) const;
  absl::StatusOr<v1::Indicator> UpdateIndicator(const rpc::CallContext& call,
                                                const v1::UpdateIndicatorRequest& request) const;
  absl::StatusOr<v1::Profile> GetProfile(const rpc::CallContext& call,
                                         const v1::GetProfileRequest& request) const;
  absl::StatusOr<v1::ListProfilesResponse> ListProfiles(
      const rpc::CallContext& call, const v1::ListProfilesRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::indicators
