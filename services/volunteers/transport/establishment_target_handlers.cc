#include "services/volunteers/transport/establishment_target_handlers.h"

#include "services/volunteers/transport/establishment_target_mapping.h"

namespace copperplate::volunteers {

absl::StatusOr<v1::EstablishmentTarget> EstablishmentTargetHandlers::GetEstablishmentTarget(
    const rpc::CallContext& call, const v1::GetEstablishmentTargetRequest& request) const {
  return PartCall<EstablishmentTarget>(ports_.establishment_targets, call).Get(request);
}

absl::StatusOr<v1::ListEstablishmentTargetsResponse>
EstablishmentTargetHandlers::ListEstablishmentTargets(
    const rpc::CallContext& call, const v1::ListEstablishmentTargetsRequest& request) const {
  using Response = v1::ListEstablishmentTargetsResponse;
  return PartCall<EstablishmentTarget>(ports_.establishment_targets, call)
      .List<Response>(kForceName, request, &Response::add_establishment_targets);
}

absl::StatusOr<v1::EstablishmentTarget> EstablishmentTargetHandlers::CreateEstablishmentTarget(
    const rpc::CallContext& call, const v1::CreateEstablishmentTargetRequest& request) const {
  return PartCall<EstablishmentTarget>(ports_.establishment_targets, call)
      .Create(kForceName, request, request.establishment_target_id(),
              request.establishment_target());
}

absl::StatusOr<v1::EstablishmentTarget> EstablishmentTargetHandlers::UpdateEstablishmentTarget(
    const rpc::CallContext& call, const v1::UpdateEstablishmentTargetRequest& request) const {
  return PartCall<EstablishmentTarget>(ports_.establishment_targets, call)
      .Update(request, request.establishment_target());
}

absl::StatusOr<google::protobuf::Empty> EstablishmentTargetHandlers::DeleteEstablishmentTarget(
    const rpc::CallContext& call, const v1::DeleteEstablishmentTargetRequest& request) const {
  return PartCall<EstablishmentTarget>(ports_.establishment_targets, call).Delete(request);
}

}  // namespace copperplate::volunteers
