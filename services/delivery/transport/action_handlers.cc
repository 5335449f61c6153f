#include "services/delivery/transport/action_handlers.h"

#include "libs/time/civil.h"
#include "services/delivery/app/move_part.h"
#include "services/delivery/domain/code.h"
#include "services/delivery/transport/indicator_link_mapping.h"
#include "services/delivery/transport/mapping_fields.h"
#include "services/delivery/transport/opportunity_mapping.h"
#include "services/delivery/transport/part_calls.h"
#include "services/delivery/transport/part_moves.h"
#include "services/delivery/transport/priority_action_mapping.h"

namespace copperplate::delivery {

absl::StatusOr<v1::PriorityAction> ActionHandlers::GetPriorityAction(
    const rpc::CallContext& call, const v1::GetPriorityActionRequest& request) const {
  return PartCall<PriorityAction>(ports_.actions, call).Get(request);
}

absl::StatusOr<v1::ListPriorityActionsResponse> ActionHandlers::ListPriorityActions(
    const rpc::CallContext& call, const v1::ListPriorityActionsRequest& request) const {
  return PartCall<PriorityAction>(ports_.actions, call)
      .List<v1::ListPriorityActionsResponse>(
          kPlanName, request, &v1::ListPriorityActionsResponse::add_priority_actions);
}

absl::StatusOr<v1::PriorityAction> ActionHandlers::CreatePriorityAction(
    const rpc::CallContext& call, const v1::CreatePriorityActionRequest& request) const {
  return CreateDated<PriorityAction>(ports_.actions, call, kPlanName, request,
                                     CodeId(request.priority_action().code()),
                                     request.priority_action(), LondonDay(clock_.Now()));
}

absl::StatusOr<v1::PriorityAction> ActionHandlers::UpdatePriorityAction(
    const rpc::CallContext& call, const v1::UpdatePriorityActionRequest& request) const {
  return PartCall<PriorityAction>(ports_.actions, call).Update(request, request.priority_action());
}

absl::StatusOr<v1::Opportunity> ActionHandlers::GetOpportunity(
    const rpc::CallContext& call, const v1::GetOpportunityRequest& request) const {
  return PartCall<Opportunity>(ports_.opportunities, call).Get(request);
}

absl::StatusOr<v1::ListOpportunitiesResponse> ActionHandlers::ListOpportunities(
    const rpc::CallContext& call, const v1::ListOpportunitiesRequest& request) const {
  return PartCall<Opportunity>(ports_.opportunities, call)
      .List<v1::ListOpportunitiesResponse>(kActionName, request,
                                           &v1::ListOpportunitiesResponse::add_opportunities);
}

absl::StatusOr<v1::Opportunity> ActionHandlers::CreateOpportunity(
    const rpc::CallContext& call, const v1::CreateOpportunityRequest& request) const {
  return PartCall<Opportunity>(ports_.opportunities, call)
      .Create(kActionName, request, request.opportunity_id(), request.opportunity());
}

absl::StatusOr<v1::Opportunity> ActionHandlers::UpdateOpportunity(
    const rpc::CallContext& call, const v1::UpdateOpportunityRequest& request) const {
  return PartCall<Opportunity>(ports_.opportunities, call).Update(request, request.opportunity());
}

absl::StatusOr<google::protobuf::Empty> ActionHandlers::DeleteOpportunity(
    const rpc::CallContext& call, const v1::DeleteOpportunityRequest& request) const {
  return PartCall<Opportunity>(ports_.opportunities, call).Delete(request);
}

absl::StatusOr<v1::IndicatorLink> ActionHandlers::GetIndicatorLink(
    const rpc::CallContext& call, const v1::GetIndicatorLinkRequest& request) const {
  return PartCall<IndicatorLink>(ports_.indicator_links, call).Get(request);
}

absl::StatusOr<v1::ListIndicatorLinksResponse> ActionHandlers::ListIndicatorLinks(
    const rpc::CallContext& call, const v1::ListIndicatorLinksRequest& request) const {
  return PartCall<IndicatorLink>(ports_.indicator_links, call)
      .List<v1::ListIndicatorLinksResponse>(kActionName, request,
                                            &v1::ListIndicatorLinksResponse::add_indicator_links);
}

absl::StatusOr<v1::IndicatorLink> ActionHandlers::CreateIndicatorLink(
    const rpc::CallContext& call, const v1::CreateIndicatorLinkRequest& request) const {
  return PartCall<IndicatorLink>(ports_.indicator_links, call)
      .Create(kActionName, request, request.indicator_link_id(), request.indicator_link());
}

absl::StatusOr<v1::IndicatorLink> ActionHandlers::UpdateIndicatorLink(
    const rpc::CallContext& call, const v1::UpdateIndicatorLinkRequest& request) const {
  // The indicator does not change: by its id alone it is the same.
  v1::IndicatorLink link = request.indicator_link();
  link.set_indicator(IndicatorName(call.force, link.indicator()));
  return PartCall<IndicatorLink>(ports_.indicator_links, call).Update(request, link);
}

absl::StatusOr<google::protobuf::Empty> ActionHandlers::DeleteIndicatorLink(
    const rpc::CallContext& call, const v1::DeleteIndicatorLinkRequest& request) const {
  return PartCall<IndicatorLink>(ports_.indicator_links, call).Delete(request);
}

absl::StatusOr<v1::PriorityAction> ActionHandlers::WithdrawPriorityAction(
    const rpc::CallContext& call, const v1::WithdrawPriorityActionRequest& request) const {
  const absl::CivilDay today = LondonDay(clock_.Now());
  Faults faults;
  const Withdrawal withdrawal = ReadWithdrawal(request, today, faults);
  const auto withdraw = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<PriorityAction>>& print) {
    return WithdrawAction(ports_.actions, context, path, withdrawal, today, asked, print);
  };
  return PartCall<PriorityAction>(ports_.actions, call).Move(request, std::move(faults), withdraw);
}

}  // namespace copperplate::delivery
