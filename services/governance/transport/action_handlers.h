// The methods of ActionService and ActionLogService: each reads its request, calls the use case,
// and writes the reply.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/action_log_service.pb.h"
#include "copperplate/governance/v1/action_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// Thread-safe, as the ports are.
class ActionHandlers {
 public:
  explicit ActionHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::Action> GetAction(const rpc::CallContext& call,
                                       const v1::GetActionRequest& request) const;
  absl::StatusOr<v1::ListActionsResponse> ListActions(const rpc::CallContext& call,
                                                      const v1::ListActionsRequest& request) const;
  absl::StatusOr<v1::Action> CreateAction(const rpc::CallContext& call,
                                          const v1::CreateActionRequest& request) const;
  absl::StatusOr<v1::Action> UpdateAction(const rpc::CallContext& call,
                                          const v1::UpdateActionRequest& request) const;
  absl::StatusOr<v1::Action> ReviseActionDue(const rpc::CallContext& call,
                                             const v1::ReviseActionDueRequest& request) const;
  absl::StatusOr<v1::Action> StrikeOutAction(const rpc::CallContext& call,
                                             const v1::StrikeOutActionRequest& request) const;
  absl::StatusOr<v1::Action> StartAction(const rpc::CallContext& call,
                                         const v1::StartActionRequest& request) const;
  absl::StatusOr<v1::Action> ProposeActionComplete(
      const rpc::CallContext& call, const v1::ProposeActionCompleteRequest& request) const;
  absl::StatusOr<v1::Action> CloseAction(const rpc::CallContext& call,
                                         const v1::CloseActionRequest& request) const;
  absl::StatusOr<v1::Action> ReturnAction(const rpc::CallContext& call,
                                          const v1::ReturnActionRequest& request) const;
  absl::StatusOr<v1::Action> ReopenAction(const rpc::CallContext& call,
                                          const v1::ReopenActionRequest& request) const;
  absl::StatusOr<v1::Action> CancelAction(const rpc::CallContext& call,
                                          const v1::CancelActionRequest& request) const;
  absl::StatusOr<v1::Action> SupersedeAction(const rpc::CallContext& call,
                                             const v1::SupersedeActionRequest& request) const;

 private:
  const Ports ports_;
};

// Thread-safe, as the ports are. `clock` outlives it.
class ActionLogHandlers {
 public:
  ActionLogHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::ActionLog> GetActionLog(const rpc::CallContext& call,
                                             const v1::GetActionLogRequest& request) const;
  absl::StatusOr<v1::ActionLog> GetForceActionLog(
      const rpc::CallContext& call, const v1::GetForceActionLogRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::governance
