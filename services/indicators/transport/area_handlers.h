// The methods of AreaService: each reads its request, calls the use case or port, and writes the
// reply. Requests of one service look alike: names first, then the resource, then request_id.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/area_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// Thread-safe, as the ports are.
class AreaHandlers {
 public:
  // `clock` outlives it.
  AreaHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::ListForcesResponse> ListForces(const rpc::CallContext& call,
                                                    const v1::ListForcesRequest& request) const;
  absl::StatusOr<v1::Force> GetForce(const rpc::CallContext& call,
                                     const v1::GetForceRequest& request) const;
  absl::StatusOr<v1::Area> GetArea(const rpc::CallContext& call,
                                   const v1::GetAreaRequest& request) const;
  absl::StatusOr<v1::ListAreasResponse> ListAreas(const rpc::CallContext& call,
                                                  const v1::ListAreasRequest& request) const;
  absl::StatusOr<v1::Area> CreateArea(const rpc::CallContext& call,
                                      const v1::CreateAreaRequest& request) const;
  absl::StatusOr<v1::Area> UpdateArea(const rpc::CallContext& call,
                                      const v1::UpdateAreaRequest& request) const;
  absl::StatusOr<v1::Population> GetPopulation(const rpc::CallContext& call,
                                               const v1::GetPopulationRequest& request) const;
  absl::StatusOr<v1::ListPopulationsResponse> ListPopulations(
      const rpc::CallContext& call, const v1::ListPopulationsRequest& request) const;
  absl::StatusOr<v1::Population> CreatePopulation(const rpc::CallContext& call,
                                                  const v1::CreatePopulationRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::indicators
