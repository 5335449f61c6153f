#include "services/governance/transport/governance_settings_handlers.h"

#include "services/governance/transport/governance_settings_mapping.h"

namespace copperplate::governance {

absl::StatusOr<v1::GovernanceSettings> GovernanceSettingsHandlers::GetGovernanceSettings(
    const rpc::CallContext& call, const v1::GetGovernanceSettingsRequest& request) const {
  return PartCall<GovernanceSettings>(ports_.governance_settings, call).Get(request);
}

absl::StatusOr<v1::ListAllGovernanceSettingsResponse>
GovernanceSettingsHandlers::ListAllGovernanceSettings(
    const rpc::CallContext& call, const v1::ListAllGovernanceSettingsRequest& request) const {
  using Response = v1::ListAllGovernanceSettingsResponse;
  return PartCall<GovernanceSettings>(ports_.governance_settings, call)
      .List<Response>(kForceName, request, &Response::add_governance_settings);
}

absl::StatusOr<v1::GovernanceSettings> GovernanceSettingsHandlers::CreateGovernanceSettings(
    const rpc::CallContext& call, const v1::CreateGovernanceSettingsRequest& request) const {
  return PartCall<GovernanceSettings>(ports_.governance_settings, call)
      .Create(kForceName, request, request.governance_settings_id(), request.governance_settings());
}

absl::StatusOr<v1::GovernanceSettings> GovernanceSettingsHandlers::UpdateGovernanceSettings(
    const rpc::CallContext& call, const v1::UpdateGovernanceSettingsRequest& request) const {
  return PartCall<GovernanceSettings>(ports_.governance_settings, call)
      .Update(request, request.governance_settings());
}

absl::StatusOr<google::protobuf::Empty> GovernanceSettingsHandlers::DeleteGovernanceSettings(
    const rpc::CallContext& call, const v1::DeleteGovernanceSettingsRequest& request) const {
  return PartCall<GovernanceSettings>(ports_.governance_settings, call).Delete(request);
}

}  // namespace copperplate::governance
