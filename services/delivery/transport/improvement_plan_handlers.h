// The methods of ImprovementPlanService: each reads its request, calls the use case, and writes the
// reply.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/delivery/v1/improvement_plan_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/improvement_repository.h"

namespace copperplate::delivery {

// Thread-safe, as the port is.
class ImprovementPlanHandlers {
 public:
  // Both outlive it.
  ImprovementPlanHandlers(ImprovementRepository& plans, const Clock& clock)
      : plans_(plans), clock_(clock) {}

  absl::StatusOr<v1::ImprovementPlan> GetImprovementPlan(
      const rpc::CallContext& call, const v1::GetImprovementPlanRequest& request) const;
  absl::StatusOr<v1::ListImprovementPlansResponse> ListImprovementPlans(
      const rpc::CallContext& call, const v1::ListImprovementPlansRequest& request) const;
  absl::StatusOr<v1::ImprovementPlan> CreateImprovementPlan(
      const rpc::CallContext& call, const v1::CreateImprovementPlanRequest& request) const;
  absl::StatusOr<v1::ImprovementPlan> UpdateImprovementPlan(
      const rpc::CallContext& call, const v1::UpdateImprovementPlanRequest& request) const;
  absl::StatusOr<v1::ImprovementPlanSummary> GetImprovementPlanSummary(
      const rpc::CallContext& call, const v1::GetImprovementPlanSummaryRequest& request) const;
  absl::StatusOr<v1::Finding> GetFinding(const rpc::CallContext& call,
                                         const v1::GetFindingRequest& request) const;
  absl::StatusOr<v1::ListFindingsResponse> ListFindings(
      const rpc::CallContext& call, const v1::ListFindingsRequest& request) const;
  absl::StatusOr<v1::Finding> CreateFinding(const rpc::CallContext& call,
                                            const v1::CreateFindingRequest& request) const;
  absl::StatusOr<v1::Finding> UpdateFinding(const rpc::CallContext& call,
                                            const v1::UpdateFindingRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteFinding(
      const rpc::CallContext& call, const v1::DeleteFindingRequest& request) const;
  absl::StatusOr<v1::PlanReview> GetPlanReview(const rpc::CallContext& call,
                                               const v1::GetPlanReviewRequest& request) const;
  absl::StatusOr<v1::ListPlanReviewsResponse> ListPlanReviews(
      const rpc::CallContext& call, const v1::ListPlanReviewsRequest& request) const;
  absl::StatusOr<v1::PlanReview> CreatePlanReview(const rpc::CallContext& call,
                                                  const v1::CreatePlanReviewRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeletePlanReview(
      const rpc::CallContext& call, const v1::DeletePlanReviewRequest& request) const;

 private:
  ImprovementRepository& plans_;
  const Clock& clock_;
};

}  // namespace copperplate::delivery
