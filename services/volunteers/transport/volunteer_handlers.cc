#include "services/volunteers/transport/volunteer_handlers.h"

#include <string>
#include <utility>

#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/anonymise_volunteer.h"
#include "services/volunteers/app/merge_volunteers.h"
#include "services/volunteers/transport/volunteer_mapping.h"

namespace copperplate::volunteers {

PartCall<Volunteer> VolunteerHandlers::VolunteerCall(const rpc::CallContext& call) const {
  return {ports_.volunteers, call, {.today = LondonDay(clock_.Now())}};
}

absl::StatusOr<v1::Volunteer> VolunteerHandlers::GetVolunteer(
    const rpc::CallContext& call, const v1::GetVolunteerRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(v1::Volunteer volunteer, VolunteerCall(call).Get(request));
  Faults faults;
  const std::string id = kVolunteerName.IdOfForce(call.force, request.name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const auto merged,
                        ports_.merges.ReadMergedInto(handler::ContextOf(call), id));
  WriteMergedFrom(call.force, merged, volunteer);
  return volunteer;
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

absl::StatusOr<v1::Volunteer> VolunteerHandlers::MergeVolunteer(
    const rpc::CallContext& call, const v1::MergeVolunteerRequest& request) const {
  const absl::CivilDay today = LondonDay(clock_.Now());
  Faults faults;
  MergeInto into;
  into.volunteer = kVolunteerName.IdOfForce(call.force, request.into(), "into", faults);
  into.reason = request.reason();
  fields::CheckProse(into.reason, "reason", faults);
  const auto use_case = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<Volunteer>>& print) {
    return volunteers::MergeVolunteer(ports_.merges, context, path, into, today, asked, print);
  };
  return VolunteerCall(call).Move(request, std::move(faults), use_case);
}

}  // namespace copperplate::volunteers
