#include "services/volunteers/transport/duty_type_handlers.h"

#include "services/volunteers/transport/duty_type_mapping.h"

namespace copperplate::volunteers {

absl::StatusOr<v1::DutyType> DutyTypeHandlers::GetDutyType(
    const rpc::CallContext& call, const v1::GetDutyTypeRequest& request) const {
  return PartCall<DutyType>(ports_.duty_types, call).Get(request);
}

absl::StatusOr<v1::ListDutyTypesResponse> DutyTypeHandlers::ListDutyTypes(
    const rpc::CallContext& call, const v1::ListDutyTypesRequest& request) const {
  using Response = v1::ListDutyTypesResponse;
  return PartCall<DutyType>(ports_.duty_types, call)
      .List<Response>(kForceName, request, &Response::add_duty_types);
}

absl::StatusOr<v1::DutyType> DutyTypeHandlers::CreateDutyType(
    const rpc::CallContext& call, const v1::CreateDutyTypeRequest& request) const {
  return PartCall<DutyType>(ports_.duty_types, call)
      .Create(kForceName, request, request.duty_type_id(), request.duty_type());
}

absl::StatusOr<v1::DutyType> DutyTypeHandlers::UpdateDutyType(
    const rpc::CallContext& call, const v1::UpdateDutyTypeRequest& request) const {
  return PartCall<DutyType>(ports_.duty_types, call).Update(request, request.duty_type());
}

}  // namespace copperplate::volunteers
