#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/delivery/v1/activity_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/ports.h"

namespace copperplate::delivery {

// The methods of ActivityService. Thread-safe.
class ActivityHandlers {
 public:
  // Both outlive it.
  ActivityHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::PlanLink> GetPlanLink(const rpc::CallContext& call,
                                           const v1::GetPlanLinkRequest& request) const;
  absl::StatusOr<v1::PlanLink> CreatePlanLink(const rpc::CallContext& call,
                                              const v1::CreatePlanLinkRequest& request) const;
  absl::StatusOr<v1::PlanLink> UpdatePlanLink(const rpc::CallContext& call,
                                              const v1::UpdatePlanLinkRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeletePlanLink(
      const rpc::CallContext& call, const v1::DeletePlanLinkRequest& request) const;
  absl::StatusOr<v1::Activity> GetActivity(const rpc::CallContext& call,
                                           const v1::GetActivityRequest& request) const;
  absl::StatusOr<v1::ListActivitiesResponse> ListActivities(
      const rpc::CallContext& call, const v1::ListActivitiesRequest& request) const;
  absl::StatusOr<v1::Activity> CreateActivity(const rpc::CallContext& call,
                                              const v1::CreateActivityRequest& request) const;
  absl::StatusOr<v1::Activity> UpdateActivity(const rpc::CallContext& call,
                                              const v1::UpdateActivityRequest& request) const;
  absl::StatusOr<v1::Activity> WithdrawActivity(const rpc::CallContext& call,
                                                const v1::WithdrawActivityRequest& request) const;
  absl::StatusOr<v1::StatusEntry> ReportActivity(const rpc::CallContext& call,
                                                 const v1::ReportActivityRequest& request) const;
  absl::StatusOr<v1::StatusEntry> GetStatusEntry(const rpc::CallContext& call,
                                                 const v1::GetStatusEntryRequest& request) const;
  absl::StatusOr<v1::ListStatusEntriesResponse> ListStatusEntries(
      const rpc::CallContext& call, const v1::ListStatusEntriesRequest& request) const;
  absl::StatusOr<v1::ListPlanLinksResponse> ListPlanLinks(
      const rpc::CallContext& call, const v1::ListPlanLinksRequest& request) const;

 private:
  // The message with those who lead the activity today.
  absl::StatusOr<v1::Activity> WithLeads(const rpc::CallContext& call,
                                         absl::StatusOr<v1::Activity> activity) const;

  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::delivery
