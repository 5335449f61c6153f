#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/skill_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

// The methods of SkillService. Thread-safe.
class SkillHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  SkillHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Skill> GetSkill(const rpc::CallContext& call,
                                     const v1::GetSkillRequest& request) const;
  absl::StatusOr<v1::ListSkillsResponse> ListSkills(const rpc::CallContext& call,
                                                    const v1::ListSkillsRequest& request) const;
  absl::StatusOr<v1::Skill> CreateSkill(const rpc::CallContext& call,
                                        const v1::CreateSkillRequest& request) const;
  absl::StatusOr<v1::Skill> UpdateSkill(const rpc::CallContext& call,
                                        const v1::UpdateSkillRequest& request) const;
  absl::StatusOr<v1::VolunteerSkill> GetVolunteerSkill(
      const rpc::CallContext& call, const v1::GetVolunteerSkillRequest& request) const;
  absl::StatusOr<v1::ListVolunteerSkillsResponse> ListVolunteerSkills(
      const rpc::CallContext& call, const v1::ListVolunteerSkillsRequest& request) const;
  absl::StatusOr<v1::VolunteerSkill> CreateVolunteerSkill(
      const rpc::CallContext& call, const v1::CreateVolunteerSkillRequest& request) const;
  absl::StatusOr<v1::VolunteerSkill> UpdateVolunteerSkill(
      const rpc::CallContext& call, const v1::UpdateVolunteerSkillRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteVolunteerSkill(
      const rpc::CallContext& call, const v1::DeleteVolunteerSkillRequest& request) const;

 private:
  PartCall<VolunteerSkill> VolunteerSkillCall(const rpc::CallContext& call) const;

  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
