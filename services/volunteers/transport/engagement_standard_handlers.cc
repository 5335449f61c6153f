#include "services/volunteers/transport/engagement_standard_handlers.h"

#include "services/volunteers/transport/engagement_standard_mapping.h"

namespace copperplate::volunteers {

absl::StatusOr<v1::EngagementStandard> EngagementStandardHandlers::GetEngagementStandard(
    const rpc::CallContext& call, const v1::GetEngagementStandardRequest& request) const {
  return PartCall<EngagementStandard>(ports_.engagement_standards, call).Get(request);
}

absl::StatusOr<v1::ListEngagementStandardsResponse>
EngagementStandardHandlers::ListEngagementStandards(
    const rpc::CallContext& call, const v1::ListEngagementStandardsRequest& request) const {
  using Response = v1::ListEngagementStandardsResponse;
  return PartCall<EngagementStandard>(ports_.engagement_standards, call)
      .List<Response>(kForceName, request, &Response::add_engagement_standards);
}

absl::StatusOr<v1::EngagementStandard> EngagementStandardHandlers::CreateEngagementStandard(
    const rpc::CallContext& call, const v1::CreateEngagementStandardRequest& request) const {
  return PartCall<EngagementStandard>(ports_.engagement_standards, call)
      .Create(kForceName, request, request.engagement_standard_id(), request.engagement_standard());
}

absl::StatusOr<v1::EngagementStandard> EngagementStandardHandlers::UpdateEngagementStandard(
    const rpc::CallContext& call, const v1::UpdateEngagementStandardRequest& request) const {
  return PartCall<EngagementStandard>(ports_.engagement_standards, call)
      .Update(request, request.engagement_standard());
}

absl::StatusOr<google::protobuf::Empty> EngagementStandardHandlers::DeleteEngagementStandard(
    const rpc::CallContext& call, const v1::DeleteEngagementStandardRequest& request) const {
  return PartCall<EngagementStandard>(ports_.engagement_standards, call).Delete(request);
}

}  // namespace copperplate::volunteers
