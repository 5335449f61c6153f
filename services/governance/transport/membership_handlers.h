#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/membership_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// The methods of MembershipService. Thread-safe.
class MembershipHandlers {
 public:
  // What `ports` refers to outlives it.
  explicit MembershipHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::Membership> GetMembership(const rpc::CallContext& call,
                                               const v1::GetMembershipRequest& request) const;
  absl::StatusOr<v1::ListMembershipsResponse> ListMemberships(
      const rpc::CallContext& call, const v1::ListMembershipsRequest& request) const;
  absl::StatusOr<v1::Membership> CreateMembership(const rpc::CallContext& call,
                                                  const v1::CreateMembershipRequest& request) const;
  absl::StatusOr<v1::Membership> UpdateMembership(const rpc::CallContext& call,
                                                  const v1::UpdateMembershipRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteMembership(
      const rpc::CallContext& call, const v1::DeleteMembershipRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::governance
