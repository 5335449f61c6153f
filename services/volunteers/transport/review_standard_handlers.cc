#include "services/volunteers/transport/review_standard_handlers.h"

#include "services/volunteers/transport/review_standard_mapping.h"

namespace copperplate::volunteers {

absl::StatusOr<v1::ReviewStandard> ReviewStandardHandlers::GetReviewStandard(
    const rpc::CallContext& call, const v1::GetReviewStandardRequest& request) const {
  return PartCall<ReviewStandard>(ports_.review_standards, call).Get(request);
}

absl::StatusOr<v1::ListReviewStandardsResponse> ReviewStandardHandlers::ListReviewStandards(
    const rpc::CallContext& call, const v1::ListReviewStandardsRequest& request) const {
  using Response = v1::ListReviewStandardsResponse;
  return PartCall<ReviewStandard>(ports_.review_standards, call)
      .List<Response>(kForceName, request, &Response::add_review_standards);
}

absl::StatusOr<v1::ReviewStandard> ReviewStandardHandlers::CreateReviewStandard(
    const rpc::CallContext& call, const v1::CreateReviewStandardRequest& request) const {
  return PartCall<ReviewStandard>(ports_.review_standards, call)
      .Create(kForceName, request, request.review_standard_id(), request.review_standard());
}

absl::StatusOr<v1::ReviewStandard> ReviewStandardHandlers::UpdateReviewStandard(
    const rpc::CallContext& call, const v1::UpdateReviewStandardRequest& request) const {
  return PartCall<ReviewStandard>(ports_.review_standards, call)
      .Update(request, request.review_standard());
}

absl::StatusOr<google::protobuf::Empty> ReviewStandardHandlers::DeleteReviewStandard(
    const rpc::CallContext& call, const v1::DeleteReviewStandardRequest& request) const {
  return PartCall<ReviewStandard>(ports_.review_standards, call).Delete(request);
}

}  // namespace copperplate::volunteers
