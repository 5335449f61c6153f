#pragma once

#include "absl/status/statusor.h"
#include "copperplate/delivery/v1/plan_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/plan_repository.h"

namespace copperplate::delivery {

// The methods of PlanService about plans themselves. Thread-safe.
class PlanHandlers {
 public:
  // Both outlive it.
  PlanHandlers(PlanRepository& plans, const Clock& clock) : plans_(plans), clock_(clock) {}

  absl::StatusOr<v1::Plan> GetPlan(const rpc::CallContext& call,
                                   const v1::GetPlanRequest& request) const;
  absl::StatusOr<v1::ListPlansResponse> ListPlans(const rpc::CallContext& call,
                                                  const v1::ListPlansRequest& request) const;
  absl::StatusOr<v1::Plan> CreatePlan(const rpc::CallContext& call,
                                      const v1::CreatePlanRequest& request) const;
  absl::StatusOr<v1::Plan> UpdatePlan(const rpc::CallContext& call,
                                      const v1::UpdatePlanRequest& request) const;
  absl::StatusOr<v1::Plan> ActivatePlan(const rpc::CallContext& call,
                                        const v1::ActivatePlanRequest& request) const;
  absl::StatusOr<v1::Plan> SupersedePlan(const rpc::CallContext& call,
                                         const v1::SupersedePlanRequest& request) const;

 private:
  PlanRepository& plans_;
  const Clock& clock_;
};

}  // namespace copperplate::delivery
