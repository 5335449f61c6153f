#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/availability_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// The methods of AvailabilityService. Thread-safe.
class AvailabilityHandlers {
 public:
  // What `ports` refers to outlives it.
  explicit AvailabilityHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::Availability> GetAvailability(const rpc::CallContext& call,
                                                   const v1::GetAvailabilityRequest& request) const;
  absl::StatusOr<v1::ListAvailabilitiesResponse> ListAvailabilities(
      const rpc::CallContext& call, const v1::ListAvailabilitiesRequest& request) const;
  absl::StatusOr<v1::Availability> CreateAvailability(
      const rpc::CallContext& call, const v1::CreateAvailabilityRequest& request) const;
  absl::StatusOr<v1::Availability> UpdateAvailability(
      const rpc::CallContext& call, const v1::UpdateAvailabilityRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteAvailability(
      const rpc::CallContext& call, const v1::DeleteAvailabilityRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::volunteers
