#include "services/volunteers/transport/skill_handlers.h"

#include "libs/time/civil.h"
#include "services/volunteers/transport/skill_mapping.h"

namespace copperplate::volunteers {

absl::StatusOr<v1::Skill> SkillHandlers::GetSkill(const rpc::CallContext& call,
                                                  const v1::GetSkillRequest& request) const {
  return PartCall<Skill>(ports_.skills, call).Get(request);
}

absl::StatusOr<v1::ListSkillsResponse> SkillHandlers::ListSkills(
    const rpc::CallContext& call, const v1::ListSkillsRequest& request) const {
  using Response = v1::ListSkillsResponse;
  return PartCall<Skill>(ports_.skills, call)
      .List<Response>(kForceName, request, &Response::add_skills);
}

absl::StatusOr<v1::Skill> SkillHandlers::CreateSkill(const rpc::CallContext& call,
                                                     const v1::CreateSkillRequest& request) const {
  return PartCall<Skill>(ports_.skills, call)
      .Create(kForceName, request, request.skill_id(), request.skill());
}

absl::StatusOr<v1::Skill> SkillHandlers::UpdateSkill(const rpc::CallContext& call,
                                                     const v1::UpdateSkillRequest& request) const {
  return PartCall<Skill>(ports_.skills, call).Update(request, request.skill());
}

PartCall<VolunteerSkill> SkillHandlers::VolunteerSkillCall(const rpc::CallContext& call) const {
  return {ports_.volunteer_skills, call, {.today = LondonDay(clock_.Now())}};
}

absl::StatusOr<v1::VolunteerSkill> SkillHandlers::GetVolunteerSkill(
    const rpc::CallContext& call, const v1::GetVolunteerSkillRequest& request) const {
  return VolunteerSkillCall(call).Get(request);
}

absl::StatusOr<v1::ListVolunteerSkillsResponse> SkillHandlers::ListVolunteerSkills(
    const rpc::CallContext& call, const v1::ListVolunteerSkillsRequest& request) const {
  using Response = v1::ListVolunteerSkillsResponse;
  return VolunteerSkillCall(call).List<Response>(kVolunteerName, request,
                                                 &Response::add_volunteer_skills);
}

absl::StatusOr<v1::VolunteerSkill> SkillHandlers::CreateVolunteerSkill(
    const rpc::CallContext& call, const v1::CreateVolunteerSkillRequest& request) const {
  return VolunteerSkillCall(call).Create(kVolunteerName, request, request.volunteer_skill_id(),
                                         request.volunteer_skill());
}

absl::StatusOr<v1::VolunteerSkill> SkillHandlers::UpdateVolunteerSkill(
    const rpc::CallContext& call, const v1::UpdateVolunteerSkillRequest& request) const {
  return VolunteerSkillCall(call).Update(request, request.volunteer_skill());
}

absl::StatusOr<google::protobuf::Empty> SkillHandlers::DeleteVolunteerSkill(
    const rpc::CallContext& call, const v1::DeleteVolunteerSkillRequest& request) const {
  return VolunteerSkillCall(call).Delete(request);
}

}  // namespace copperplate::volunteers
