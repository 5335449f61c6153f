// The methods of EngagementReviewService: each reads its request, calls the use case, and writes
// the reply.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/engagement_review_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// Thread-safe, as the ports are.
class EngagementReviewHandlers {
 public:
  EngagementReviewHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::EngagementReview> GetEngagementReview(
      const rpc::CallContext& call, const v1::GetEngagementReviewRequest& request) const;
  absl::StatusOr<v1::ListEngagementReviewsResponse> ListEngagementReviews(
      const rpc::CallContext& call, const v1::ListEngagementReviewsRequest& request) const;
  absl::StatusOr<v1::ListRecognitionsDueResponse> ListRecognitionsDue(
      const rpc::CallContext& call, const v1::ListRecognitionsDueRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
