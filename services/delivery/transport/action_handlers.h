#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/delivery/v1/action_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/ports.h"

namespace copperplate::delivery {

// The methods of ActionService. Thread-safe.
class ActionHandlers {
 public:
  // Both outlive it.
  ActionHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::PriorityAction> GetPriorityAction(
      const rpc::CallContext& call, const v1::GetPriorityActionRequest& request) const;
  absl::StatusOr<v1::ListPriorityActionsResponse> ListPriorityActions(
      const rpc::CallContext& call, const v1::ListPriorityActionsRequest& request) const;
  absl::StatusOr<v1::PriorityAction> CreatePriorityAction(
      const rpc::CallContext& call, const v1::CreatePriorityActionRequest& request) const;
  absl::StatusOr<v1::PriorityAction> UpdatePriorityAction(
      const rpc::CallContext& call, const v1::UpdatePriorityActionRequest& request) const;
  absl::StatusOr<v1::Opportunity> GetOpportunity(const rpc::CallContext& call,
                                                 const v1::GetOpportunityRequest& request) const;
  absl::StatusOr<v1::ListOpportunitiesResponse> ListOpportunities(
      const rpc::CallContext& call, const v1::ListOpportunitiesRequest& request) const;
  absl::StatusOr<v1::Opportunity> CreateOpportunity(
      const rpc::CallContext& call, const v1::CreateOpportunityRequest& request) const;
  absl::StatusOr<v1::Opportunity> UpdateOpportunity(
      const rpc::CallContext& call, const v1::UpdateOpportunityRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteOpportunity(
      const rpc::CallContext& call, const v1::DeleteOpportunityRequest& request) const;
  absl::StatusOr<v1::IndicatorLink> GetIndicatorLink(
      const rpc::CallContext& call, const v1::GetIndicatorLinkRequest& request) const;
  absl::StatusOr<v1::ListIndicatorLinksResponse> ListIndicatorLinks(
      const rpc::CallContext& call, const v1::ListIndicatorLinksRequest& request) const;
  absl::StatusOr<v1::IndicatorLink> CreateIndicatorLink(
      const rpc::CallContext& call, const v1::CreateIndicatorLinkRequest& request) const;
  absl::StatusOr<v1::IndicatorLink> UpdateIndicatorLink(
      const rpc::CallContext& call, const v1::UpdateIndicatorLinkRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteIndicatorLink(
      const rpc::CallContext& call, const v1::DeleteIndicatorLinkRequest& request) const;
  absl::StatusOr<v1::PriorityAction> WithdrawPriorityAction(
      const rpc::CallContext& call, const v1::WithdrawPriorityActionRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::delivery
