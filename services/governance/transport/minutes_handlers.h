#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/minutes_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// The methods of MinutesService. Thread-safe.
class MinutesHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  MinutesHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Minutes> GetMinutes(const rpc::CallContext& call,
                                         const v1::GetMinutesRequest& request) const;
  absl::StatusOr<v1::ListMinutesResponse> ListMinutes(const rpc::CallContext& call,
                                                      const v1::ListMinutesRequest& request) const;
  absl::StatusOr<v1::Minutes> CreateMinutes(const rpc::CallContext& call,
                                            const v1::CreateMinutesRequest& request) const;
  absl::StatusOr<v1::Minutes> UpdateMinutes(const rpc::CallContext& call,
                                            const v1::UpdateMinutesRequest& request) const;
  absl::StatusOr<v1::Minutes> CirculateMinutes(const rpc::CallContext& call,
                                               const v1::CirculateMinutesRequest& request) const;
  absl::StatusOr<v1::Minutes> ApproveMinutes(const rpc::CallContext& call,
                                             const v1::ApproveMinutesRequest& request) const;
  absl::StatusOr<v1::Minutes> SignMinutes(const rpc::CallContext& call,
                                          const v1::SignMinutesRequest& request) const;
  absl::StatusOr<v1::Minutes> PublishMinutes(const rpc::CallContext& call,
                                             const v1::PublishMinutesRequest& request) const;
  absl::StatusOr<v1::Minutes> CorrectMinutes(const rpc::CallContext& call,
                                             const v1::CorrectMinutesRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::governance
