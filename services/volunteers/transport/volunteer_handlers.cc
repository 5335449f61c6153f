#include "services/volunteers/transport/volunteer_handlers.h"

#include "libs/time/civil.h"
#include "services/volunteers/app/anonymise_volunteer.h"
#include "services/volunteers/transport/volunteer_mapping.h"

namespace copperplate::volunteers {

PartCall<Volunteer> VolunteerHandlers::VolunteerCall(const rpc::CallContext& call) const {
  return {ports_.volunteers, call, {.today = LondonDay(clock_.Now())}};
}

absl::StatusOr<v1::Volunteer> VolunteerHandlers::GetVolunteer(
    const rpc::CallContext& call, const v1::GetVolunteerRequest& request) const {
  return VolunteerCall(call).Get(request);
}

absl::StatusOr<v1::ListVolunteersResponse> VolunteerHandlers::ListVolunteers(
    const rpc::CallContext& call, const v1::ListVolunteersRequest& request) const {
  using Response = v1::ListVolunteersResponse;
  return VolunteerCall(call).List<Response>(kForceName, request, &Response::add_volunteers);
}

absl::StatusOr<v1::Volunteer> VolunteerHandlers::CreateVolunteer(
    const rpc::CallContext& call, const v1::CreateVolunteerRequest& request) const {
  return VolunteerCall(call).Create(kForceName, request, request.volunteer_id(),
                                    request.volunteer());
}

absl::StatusOr<v1::Volunteer> VolunteerHandlers::UpdateVolunteer(
    const rpc::CallContext& call, const v1::UpdateVolunteerRequest& request) const {
  const auto use_case = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            MergePart<Volunteer> merge,
                            const Printer<PartRecord<Volunteer>>& print) {
    return volunteers::UpdateVolunteer(ports_.volunteers, context, path, asked, merge, print);
  };
  return VolunteerCall(call).Update(request, request.volunteer(), use_case);
}

}  // namespace copperplate::volunteers
