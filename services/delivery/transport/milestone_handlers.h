#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/delivery/v1/milestone_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/ports.h"

namespace copperplate::delivery {

// The methods of MilestoneService. Thread-safe.
class MilestoneHandlers {
 public:
  // Both outlive it.
  MilestoneHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Milestone> GetMilestone(const rpc::CallContext& call,
                                             const v1::GetMilestoneRequest& request) const;
  absl::StatusOr<v1::ListMilestonesResponse> ListMilestones(
      const rpc::CallContext& call, const v1::ListMilestonesRequest& request) const;
  absl::StatusOr<v1::Milestone> CreateMilestone(const rpc::CallContext& call,
                                                const v1::CreateMilestoneRequest& request) const;
  absl::StatusOr<v1::Milestone> UpdateMilestone(const rpc::CallContext& call,
                                                const v1::UpdateMilestoneRequest& request) const;
  absl::StatusOr<v1::Milestone> ReviseDueMilestone(
      const rpc::CallContext& call, const v1::ReviseDueMilestoneRequest& request) const;
  absl::StatusOr<v1::Milestone> MeetMilestone(const rpc::CallContext& call,
                                              const v1::MeetMilestoneRequest& request) const;
  absl::StatusOr<v1::Milestone> ReopenMilestone(const rpc::CallContext& call,
                                                const v1::ReopenMilestoneRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteMilestone(
      const rpc::CallContext& call, const v1::DeleteMilestoneRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::delivery
