#pragma once

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/duty_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/duty_call.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// The methods of DutyService but its imports. Thread-safe.
class DutyHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  DutyHandlers(const Ports& ports, const Clock& clock) : duties_(ports.duties), clock_(clock) {}

  absl::StatusOr<v1::Duty> GetDuty(const rpc::CallContext& call,
                                   const v1::GetDutyRequest& request) const;
  absl::StatusOr<v1::ListDutiesResponse> ListDuties(const rpc::CallContext& call,
                                                    const v1::ListDutiesRequest& request) const;
  absl::StatusOr<v1::RestReview> GetRestReview(const rpc::CallContext& call,
                                               const v1::GetRestReviewRequest& request) const;
  absl::StatusOr<v1::Duty> CreateDuty(const rpc::CallContext& call,
                                      const v1::CreateDutyRequest& request) const;
  absl::StatusOr<v1::BatchCreateDutiesResponse> BatchCreateDuties(
      const rpc::CallContext& call, const v1::BatchCreateDutiesRequest& request) const;
  absl::StatusOr<v1::Duty> MoveDuty(const rpc::CallContext& call,
                                    const v1::MoveDutyRequest& request) const;
  absl::StatusOr<v1::Duty> AmendDuty(const rpc::CallContext& call,
                                     const v1::AmendDutyRequest& request) const;

 private:
  DutyCall CallOf(const rpc::CallContext& call) const;

  DutyRepository& duties_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
