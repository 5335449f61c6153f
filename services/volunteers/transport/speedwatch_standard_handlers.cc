#include "services/volunteers/transport/speedwatch_standard_handlers.h"

#include "services/volunteers/transport/speedwatch_standard_mapping.h"

namespace copperplate::volunteers {

absl::StatusOr<v1::SpeedwatchStandard> SpeedwatchStandardHandlers::GetSpeedwatchStandard(
    const rpc::CallContext& call, const v1::GetSpeedwatchStandardRequest& request) const {
  return PartCall<SpeedwatchStandard>(ports_.speedwatch_standards, call).Get(request);
}

absl::StatusOr<v1::ListSpeedwatchStandardsResponse>
SpeedwatchStandardHandlers::ListSpeedwatchStandards(
    const rpc::CallContext& call, const v1::ListSpeedwatchStandardsRequest& request) const {
  using Response = v1::ListSpeedwatchStandardsResponse;
  return PartCall<SpeedwatchStandard>(ports_.speedwatch_standards, call)
      .List<Response>(kForceName, request, &Response::add_speedwatch_standards);
}

absl::StatusOr<v1::SpeedwatchStandard> SpeedwatchStandardHandlers::CreateSpeedwatchStandard(
    const rpc::CallContext& call, const v1::CreateSpeedwatchStandardRequest& request) const {
  return PartCall<SpeedwatchStandard>(ports_.speedwatch_standards, call)
      .Create(kForceName, request, request.speedwatch_standard_id(), request.speedwatch_standard());
}

absl::StatusOr<v1::SpeedwatchStandard> SpeedwatchStandardHandlers::UpdateSpeedwatchStandard(
    const rpc::CallContext& call, const v1::UpdateSpeedwatchStandardRequest& request) const {
  return PartCall<SpeedwatchStandard>(ports_.speedwatch_standards, call)
      .Update(request, request.speedwatch_standard());
}

absl::StatusOr<google::protobuf::Empty> SpeedwatchStandardHandlers::DeleteSpeedwatchStandard(
    const rpc::CallContext& call, const v1::DeleteSpeedwatchStandardRequest& request) const {
  return PartCall<SpeedwatchStandard>(ports_.speedwatch_standards, call).Delete(request);
}

}  // namespace copperplate::volunteers
