#include "services/governance/transport/office_handlers.h"

#include <utility>

#include "libs/fields/civil.h"
#include "libs/time/civil.h"
#include "services/governance/transport/office_mapping.h"

namespace copperplate::governance {

absl::StatusOr<v1::Office> OfficeHandlers::GetOffice(const rpc::CallContext& call,
                                                     const v1::GetOfficeRequest& request) const {
  Faults faults;
  const auto day = fields::ReadOptionalDate(request.as_of(), "as_of", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return PartCall<Office>(ports_.offices, call, {.day = day.value_or(LondonDay(clock_.Now()))})
      .Get(request);
}

absl::StatusOr<v1::ListOfficesResponse> OfficeHandlers::ListOffices(
    const rpc::CallContext& call, const v1::ListOfficesRequest& request) const {
  using Response = v1::ListOfficesResponse;
  Faults faults;
  const auto day = fields::ReadOptionalDate(request.as_of(), "as_of", faults);
  return PartCall<Office>(ports_.offices, call, {.day = day.value_or(LondonDay(clock_.Now()))})
      .List<Response>(kForceName, request, &Response::add_offices, {}, std::move(faults));
}

absl::StatusOr<v1::Office> OfficeHandlers::CreateOffice(
    const rpc::CallContext& call, const v1::CreateOfficeRequest& request) const {
  return PartCall<Office>(ports_.offices, call)
      .Create(kForceName, request, request.office_id(), request.office());
}

absl::StatusOr<v1::Office> OfficeHandlers::UpdateOffice(
    const rpc::CallContext& call, const v1::UpdateOfficeRequest& request) const {
  return PartCall<Office>(ports_.offices, call).Update(request, request.office());
}

absl::StatusOr<google::protobuf::Empty> OfficeHandlers::DeleteOffice(
    const rpc::CallContext& call, const v1::DeleteOfficeRequest& request) const {
  return PartCall<Office>(ports_.offices, call).Delete(request);
}

}  // namespace copperplate::governance
