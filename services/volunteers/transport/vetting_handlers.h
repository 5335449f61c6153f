#pragma once

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/vetting_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

// The methods of VettingService. Thread-safe.
class VettingHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  VettingHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::VettingCheck> GetVettingCheck(const rpc::CallContext& call,
                                                   const v1::GetVettingCheckRequest& request) const;
  absl::StatusOr<v1::ListVettingChecksResponse> ListVettingChecks(
      const rpc::CallContext& call, const v1::ListVettingChecksRequest& request) const;
  absl::StatusOr<v1::VettingCheck> CreateVettingCheck(
      const rpc::CallContext& call, const v1::CreateVettingCheckRequest& request) const;
  absl::StatusOr<v1::VettingCheck> UpdateVettingCheck(
      const rpc::CallContext& call, const v1::UpdateVettingCheckRequest& request) const;
  absl::StatusOr<v1::VettingCheck> MoveVettingCheck(
      const rpc::CallContext& call, const v1::MoveVettingCheckRequest& request) const;
  absl::StatusOr<v1::VettingCheck> CorrectVettingCheck(
      const rpc::CallContext& call, const v1::CorrectVettingCheckRequest& request) const;

 private:
  PartCall<VettingCheck> CheckCall(const rpc::CallContext& call) const;

  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
