// The methods of GovernanceSettingsService: each reads its request, calls the use case, and writes
// the reply.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/governance_settings_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// Thread-safe, as the ports are.
class GovernanceSettingsHandlers {
 public:
  explicit GovernanceSettingsHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::GovernanceSettings> GetGovernanceSettings(
      const rpc::CallContext& call, const v1::GetGovernanceSettingsRequest& request) const;
  absl::StatusOr<v1::ListAllGovernanceSettingsResponse> ListAllGovernanceSettings(
      const rpc::CallContext& call, const v1::ListAllGovernanceSettingsRequest& request) const;
  absl::StatusOr<v1::GovernanceSettings> CreateGovernanceSettings(
      const rpc::CallContext& call, const v1::CreateGovernanceSettingsRequest& request) const;
  absl::StatusOr<v1::GovernanceSettings> UpdateGovernanceSettings(
      const rpc::CallContext& call, const v1::UpdateGovernanceSettingsRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteGovernanceSettings(
      const rpc::CallContext& call, const v1::DeleteGovernanceSettingsRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::governance
