// The methods of ReviewStandardService: each reads its request, calls the use case, and writes the
// reply.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/review_standard_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// Thread-safe, as the ports are.
class ReviewStandardHandlers {
 public:
  explicit ReviewStandardHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::ReviewStandard> GetReviewStandard(
      const rpc::CallContext& call, const v1::GetReviewStandardRequest& request) const;
  absl::StatusOr<v1::ListReviewStandardsResponse> ListReviewStandards(
      const rpc::CallContext& call, const v1::ListReviewStandardsRequest& request) const;
  absl::StatusOr<v1::ReviewStandard> CreateReviewStandard(
      const rpc::CallContext& call, const v1::CreateReviewStandardRequest& request) const;
  absl::StatusOr<v1::ReviewStandard> UpdateReviewStandard(
      const rpc::CallContext& call, const v1::UpdateReviewStandardRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteReviewStandard(
      const rpc::CallContext& call, const v1::DeleteReviewStandardRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::volunteers
