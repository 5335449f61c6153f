#include "services/volunteers/transport/opportunity_handlers.h"

#include <string>
#include <utility>

#include "libs/api/enum_field.h"
#include "libs/api/page_request.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/move_opportunity.h"
#include "services/volunteers/app/rank_candidates.h"
#include "services/volunteers/transport/opportunity_mapping.h"
#include "services/volunteers/transport/ranking_mapping.h"

namespace copperplate::volunteers {

absl::StatusOr<v1::Opportunity> OpportunityHandlers::GetOpportunity(
    const rpc::CallContext& call, const v1::GetOpportunityRequest& request) const {
  return PartCall<Opportunity>(ports_.opportunities, call).Get(request);
}

absl::StatusOr<v1::ListOpportunitiesResponse> OpportunityHandlers::ListOpportunities(
    const rpc::CallContext& call, const v1::ListOpportunitiesRequest& request) const {
  using Response = v1::ListOpportunitiesResponse;
  return PartCall<Opportunity>(ports_.opportunities, call)
      .List<Response>(kForceName, request, &Response::add_opportunities);
}

absl::StatusOr<v1::Opportunity> OpportunityHandlers::CreateOpportunity(
    const rpc::CallContext& call, const v1::CreateOpportunityRequest& request) const {
  return PartCall<Opportunity>(ports_.opportunities, call)
      .Create(kForceName, request, request.opportunity_id(), request.opportunity());
}

absl::StatusOr<v1::Opportunity> OpportunityHandlers::UpdateOpportunity(
    const rpc::CallContext& call, const v1::UpdateOpportunityRequest& request) const {
  return PartCall<Opportunity>(ports_.opportunities, call).Update(request, request.opportunity());
}

absl::StatusOr<v1::Opportunity> OpportunityHandlers::MoveOpportunity(
    const rpc::CallContext& call, const v1::MoveOpportunityRequest& request) const {
  Faults faults;
  const auto to = api::ReadEnum<OpportunityState>(request.to(), "to", faults);
  const auto use_case = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<Opportunity>>& print) {
    return volunteers::MoveOpportunity(ports_.opportunities, context, path, to,
                                       LondonDay(clock_.Now()), asked, print);
  };
  return PartCall<Opportunity>(ports_.opportunities, call)
      .Move(request, std::move(faults), use_case);
}

absl::StatusOr<v1::MatchOpportunityResponse> OpportunityHandlers::MatchOpportunity(
    const rpc::CallContext& call, const v1::MatchOpportunityRequest& request) const {
  Faults faults;
  const PartPath path = handler::ReadPath(kOpportunityName, request.name(), "name", faults);
  RankingQuery query;
  query.as_of = fields::ReadDayUpTo(request.as_of(), "as_of", LondonDay(clock_.Now()), faults);
  const RankingRequest asked = ReadRankingRequest(request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  query.opportunity = path.back();
  query.after = PlaceAfter(asked);
  query.limit = asked.limit;
  ABSL_ASSIGN_OR_RETURN(const RankingPage page,
                        RankCandidates(ports_.candidates, handler::ContextOf(call), query));
  return WriteRanking(call.force, query.as_of, asked, page);
}

absl::StatusOr<v1::Match> OpportunityHandlers::GetMatch(const rpc::CallContext& call,
                                                        const v1::GetMatchRequest& request) const {
  return PartCall<Match>(ports_.matches, call).Get(request);
}

absl::StatusOr<v1::ListMatchesResponse> OpportunityHandlers::ListMatches(
    const rpc::CallContext& call, const v1::ListMatchesRequest& request) const {
  using Response = v1::ListMatchesResponse;
  return PartCall<Match>(ports_.matches, call)
      .List<Response>(kOpportunityName, request, &Response::add_matches);
}

absl::StatusOr<v1::Match> OpportunityHandlers::CreateMatch(
    const rpc::CallContext& call, const v1::CreateMatchRequest& request) const {
  const auto create = [&](const RequestContext& context, absl::string_view opportunity,
                          const Match& match, WriteMode mode,
                          const Printer<PartRecord<Match>>& print) {
    return ProposeMatch(ports_.matches, context, opportunity, match, LondonDay(clock_.Now()), mode,
                        print);
  };
  return PartCall<Match>(ports_.matches, call)
      .Create(kOpportunityName, request, request.match_id(), request.match(), create);
}

absl::StatusOr<v1::Match> OpportunityHandlers::MoveMatch(
    const rpc::CallContext& call, const v1::MoveMatchRequest& request) const {
  Faults faults;
  const auto to = api::ReadEnum<MatchState>(request.to(), "to", faults);
  const auto use_case = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<Match>>& print) {
    return volunteers::MoveMatch(ports_.matches, context, path, to, LondonDay(clock_.Now()), asked,
                                 print);
  };
  return PartCall<Match>(ports_.matches, call).Move(request, std::move(faults), use_case);
}

}  // namespace copperplate::volunteers
