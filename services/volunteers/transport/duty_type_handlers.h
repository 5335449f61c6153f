#pragma once

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/duty_type_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// The methods of DutyTypeService. Thread-safe.
class DutyTypeHandlers {
 public:
  // What `ports` refers to outlives it.
  explicit DutyTypeHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::DutyType> GetDutyType(const rpc::CallContext& call,
                                           const v1::GetDutyTypeRequest& request) const;
  absl::StatusOr<v1::ListDutyTypesResponse> ListDutyTypes(
      const rpc::CallContext& call, const v1::ListDutyTypesRequest& request) const;
  absl::StatusOr<v1::DutyType> CreateDutyType(const rpc::CallContext& call,
                                              const v1::CreateDutyTypeRequest& request) const;
  absl::StatusOr<v1::DutyType> UpdateDutyType(const rpc::CallContext& call,
                                              const v1::UpdateDutyTypeRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::volunteers
