// The methods of ImprovementActionService: each reads its request, calls the use case, and writes
// the reply.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/delivery/v1/improvement_action_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/improvement_repository.h"

namespace copperplate::delivery {

// Thread-safe, as the port is.
class ImprovementActionHandlers {
 public:
  // Both outlive it.
  ImprovementActionHandlers(ImprovementRepository& plans, const Clock& clock)
      : plans_(plans), clock_(clock) {}

  absl::StatusOr<v1::ImprovementAction> GetImprovementAction(
      const rpc::CallContext& call, const v1::GetImprovementActionRequest& request) const;
  absl::StatusOr<v1::ListImprovementActionsResponse> ListImprovementActions(
      const rpc::CallContext& call, const v1::ListImprovementActionsRequest& request) const;
  absl::StatusOr<v1::ImprovementAction> CreateImprovementAction(
      const rpc::CallContext& call, const v1::CreateImprovementActionRequest& request) const;
  absl::StatusOr<v1::ImprovementAction> UpdateImprovementAction(
      const rpc::CallContext& call, const v1::UpdateImprovementActionRequest& request) const;
  absl::StatusOr<v1::ImprovementAction> ReviseImprovementActionDue(
      const rpc::CallContext& call, const v1::ReviseImprovementActionDueRequest& request) const;
  absl::StatusOr<v1::ImprovementAction> AddImprovementActionEvidence(
      const rpc::CallContext& call, const v1::AddImprovementActionEvidenceRequest& request) const;
  absl::StatusOr<v1::ImprovementAction> StartImprovementAction(
      const rpc::CallContext& call, const v1::StartImprovementActionRequest& request) const;
  absl::StatusOr<v1::ImprovementAction> SubmitImprovementActionEvidence(
      const rpc::CallContext& call,
      const v1::SubmitImprovementActionEvidenceRequest& request) const;
  absl::StatusOr<v1::ImprovementAction> DischargeImprovementAction(
      const rpc::CallContext& call, const v1::DischargeImprovementActionRequest& request) const;
  absl::StatusOr<v1::ImprovementAction> ReturnImprovementAction(
      const rpc::CallContext& call, const v1::ReturnImprovementActionRequest& request) const;
  absl::StatusOr<v1::ImprovementAction> ReopenImprovementAction(
      const rpc::CallContext& call, const v1::ReopenImprovementActionRequest& request) const;
  absl::StatusOr<v1::ImprovementAction> SupersedeImprovementAction(
      const rpc::CallContext& call, const v1::SupersedeImprovementActionRequest& request) const;
  absl::StatusOr<v1::ImprovementAction> RejectImprovementAction(
      const rpc::CallContext& call, const v1::RejectImprovementActionRequest& request) const;

 private:
  ImprovementRepository& plans_;
  const Clock& clock_;
};

}  // namespace copperplate::delivery
