// The methods of DecisionService: each reads its request, calls the use case, and writes the reply.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/decision_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// Thread-safe, as the ports are. `clock` outlives it.
class DecisionHandlers {
 public:
  DecisionHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Decision> GetDecision(const rpc::CallContext& call,
                                           const v1::GetDecisionRequest& request) const;
  absl::StatusOr<v1::ListDecisionsResponse> ListDecisions(
      const rpc::CallContext& call, const v1::ListDecisionsRequest& request) const;
  absl::StatusOr<v1::Decision> CreateDecision(const rpc::CallContext& call,
                                              const v1::CreateDecisionRequest& request) const;
  absl::StatusOr<v1::Decision> UpdateDecision(const rpc::CallContext& call,
                                              const v1::UpdateDecisionRequest& request) const;
  absl::StatusOr<v1::Decision> TakeDecision(const rpc::CallContext& call,
                                            const v1::TakeDecisionRequest& request) const;
  absl::StatusOr<v1::Decision> PublishDecision(const rpc::CallContext& call,
                                               const v1::PublishDecisionRequest& request) const;
  absl::StatusOr<v1::Decision> RecordDecisionExemption(
      const rpc::CallContext& call, const v1::RecordDecisionExemptionRequest& request) const;
  absl::StatusOr<v1::Decision> RecordDecision(const rpc::CallContext& call,
                                              const v1::RecordDecisionRequest& request) const;
  absl::StatusOr<v1::Decision> RevokeDecision(const rpc::CallContext& call,
                                              const v1::RevokeDecisionRequest& request) const;
  absl::StatusOr<v1::PublicationClock> GetPublicationClock(
      const rpc::CallContext& call, const v1::GetPublicationClockRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::governance
