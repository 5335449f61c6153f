// The methods of ForwardPlanService: each reads its request, calls the use case, and writes the
// reply.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/forward_plan_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// Thread-safe, as the ports are.
class ForwardPlanHandlers {
 public:
  explicit ForwardPlanHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::ForwardPlanEntry> GetForwardPlanEntry(
      const rpc::CallContext& call, const v1::GetForwardPlanEntryRequest& request) const;
  absl::StatusOr<v1::ListForwardPlanEntriesResponse> ListForwardPlanEntries(
      const rpc::CallContext& call, const v1::ListForwardPlanEntriesRequest& request) const;
  absl::StatusOr<v1::ForwardPlanEntry> CreateForwardPlanEntry(
      const rpc::CallContext& call, const v1::CreateForwardPlanEntryRequest& request) const;
  absl::StatusOr<v1::ForwardPlanEntry> UpdateForwardPlanEntry(
      const rpc::CallContext& call, const v1::UpdateForwardPlanEntryRequest& request) const;
  absl::StatusOr<v1::ForwardPlanEntry> ConfirmForwardPlanEntry(
      const rpc::CallContext& call, const v1::ConfirmForwardPlanEntryRequest& request) const;
  absl::StatusOr<v1::ForwardPlanEntry> TakeForwardPlanEntry(
      const rpc::CallContext& call, const v1::TakeForwardPlanEntryRequest& request) const;
  absl::StatusOr<v1::ForwardPlanEntry> SlipForwardPlanEntry(
      const rpc::CallContext& call, const v1::SlipForwardPlanEntryRequest& request) const;
  absl::StatusOr<v1::ForwardPlanEntry> WithdrawForwardPlanEntry(
      const rpc::CallContext& call, const v1::WithdrawForwardPlanEntryRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::governance
