#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/office_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// The methods of OfficeService. Thread-safe.
class OfficeHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  OfficeHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Office> GetOffice(const rpc::CallContext& call,
                                       const v1::GetOfficeRequest& request) const;
  absl::StatusOr<v1::ListOfficesResponse> ListOffices(const rpc::CallContext& call,
                                                      const v1::ListOfficesRequest& request) const;
  absl::StatusOr<v1::Office> CreateOffice(const rpc::CallContext& call,
                                          const v1::CreateOfficeRequest& request) const;
  absl::StatusOr<v1::Office> UpdateOffice(const rpc::CallContext& call,
                                          const v1::UpdateOfficeRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteOffice(
      const rpc::CallContext& call, const v1::DeleteOfficeRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::governance
