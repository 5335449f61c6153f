#include "services/governance/transport/membership_handlers.h"

#include <utility>

#include "libs/fields/civil.h"
#include "services/governance/transport/membership_mapping.h"

namespace copperplate::governance {

absl::StatusOr<v1::Membership> MembershipHandlers::GetMembership(
    const rpc::CallContext& call, const v1::GetMembershipRequest& request) const {
  return PartCall<Membership>(ports_.memberships, call).Get(request);
}

absl::StatusOr<v1::ListMembershipsResponse> MembershipHandlers::ListMemberships(
    const rpc::CallContext& call, const v1::ListMembershipsRequest& request) const {
  using Response = v1::ListMembershipsResponse;
  Faults faults;
  PartFilter<Membership> filter;
  filter.day = fields::ReadOptionalDate(request.as_of(), "as_of", faults);
  return PartCall<Membership>(ports_.memberships, call)
      .List<Response>(kBodyName, request, &Response::add_memberships, std::move(filter),
                      std::move(faults));
}

absl::StatusOr<v1::Membership> MembershipHandlers::CreateMembership(
    const rpc::CallContext& call, const v1::CreateMembershipRequest& request) const {
  return PartCall<Membership>(ports_.memberships, call)
      .Create(kBodyName, request, request.membership_id(), request.membership());
}

absl::StatusOr<v1::Membership> MembershipHandlers::UpdateMembership(
    const rpc::CallContext& call, const v1::UpdateMembershipRequest& request) const {
  return PartCall<Membership>(ports_.memberships, call).Update(request, request.membership());
}

absl::StatusOr<google::protobuf::Empty> MembershipHandlers::DeleteMembership(
    const rpc::CallContext& call, const v1::DeleteMembershipRequest& request) const {
  return PartCall<Membership>(ports_.memberships, call).Delete(request);
}

}  // namespace copperplate::governance
