#include "services/volunteers/transport/availability_handlers.h"

#include "services/volunteers/transport/availability_mapping.h"

namespace copperplate::volunteers {

absl::StatusOr<v1::Availability> AvailabilityHandlers::GetAvailability(
    const rpc::CallContext& call, const v1::GetAvailabilityRequest& request) const {
  return PartCall<Availability>(ports_.availabilities, call).Get(request);
}

absl::StatusOr<v1::ListAvailabilitiesResponse> AvailabilityHandlers::ListAvailabilities(
    const rpc::CallContext& call, const v1::ListAvailabilitiesRequest& request) const {
  using Response = v1::ListAvailabilitiesResponse;
  return PartCall<Availability>(ports_.availabilities, call)
      .List<Response>(kEngagementName, request, &Response::add_availabilities);
}

absl::StatusOr<v1::Availability> AvailabilityHandlers::CreateAvailability(
    const rpc::CallContext& call, const v1::CreateAvailabilityRequest& request) const {
  return PartCall<Availability>(ports_.availabilities, call)
      .Create(kEngagementName, request, request.availability_id(), request.availability());
}

absl::StatusOr<v1::Availability> AvailabilityHandlers::UpdateAvailability(
    const rpc::CallContext& call, const v1::UpdateAvailabilityRequest& request) const {
  return PartCall<Availability>(ports_.availabilities, call)
      .Update(request, request.availability());
}

absl::StatusOr<google::protobuf::Empty> AvailabilityHandlers::DeleteAvailability(
    const rpc::CallContext& call, const v1::DeleteAvailabilityRequest& request) const {
  return PartCall<Availability>(ports_.availabilities, call).Delete(request);
}

}  // namespace copperplate::volunteers
