#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/body_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// The methods of BodyService. Thread-safe.
class BodyHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  BodyHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Body> GetBody(const rpc::CallContext& call,
                                   const v1::GetBodyRequest& request) const;
  absl::StatusOr<v1::ListBodiesResponse> ListBodies(const rpc::CallContext& call,
                                                    const v1::ListBodiesRequest& request) const;
  absl::StatusOr<v1::Body> CreateBody(const rpc::CallContext& call,
                                      const v1::CreateBodyRequest& request) const;
  absl::StatusOr<v1::Body> UpdateBody(const rpc::CallContext& call,
                                      const v1::UpdateBodyRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteBody(const rpc::CallContext& call,
                                                     const v1::DeleteBodyRequest& request) const;
  absl::StatusOr<v1::ListAttendanceRatesResponse> ListAttendanceRates(
      const rpc::CallContext& call, const v1::ListAttendanceRatesRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::governance
