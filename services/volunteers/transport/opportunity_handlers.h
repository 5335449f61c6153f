#pragma once

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/opportunity_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// The methods of OpportunityService. Thread-safe.
class OpportunityHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  OpportunityHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Opportunity> GetOpportunity(const rpc::CallContext& call,
                                                 const v1::GetOpportunityRequest& request) const;
  absl::StatusOr<v1::ListOpportunitiesResponse> ListOpportunities(
      const rpc::CallContext& call, const v1::ListOpportunitiesRequest& request) const;
  absl::StatusOr<v1::Opportunity> CreateOpportunity(
      const rpc::CallContext& call, const v1::CreateOpportunityRequest& request) const;
  absl::StatusOr<v1::Opportunity> UpdateOpportunity(
      const rpc::CallContext& call, const v1::UpdateOpportunityRequest& request) const;
  absl::StatusOr<v1::Opportunity> MoveOpportunity(const rpc::CallContext& call,
                                                  const v1::MoveOpportunityRequest& request) const;
  absl::StatusOr<v1::MatchOpportunityResponse> MatchOpportunity(
      const rpc::CallContext& call, const v1::MatchOpportunityRequest& request) const;
  absl::StatusOr<v1::Match> GetMatch(const rpc::CallContext& call,
                                     const v1::GetMatchRequest& request) const;
  absl::StatusOr<v1::ListMatchesResponse> ListMatches(const rpc::CallContext& call,
                                                      const v1::ListMatchesRequest& request) const;
  absl::StatusOr<v1::Match> CreateMatch(const rpc::CallContext& call,
                                        const v1::CreateMatchRequest& request) const;
  absl::StatusOr<v1::Match> MoveMatch(const rpc::CallContext& call,
                                      const v1::MoveMatchRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
