#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/skill.pb.h"
#include "copperplate/volunteers/v1/volunteer_skill.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<Skill> {
  using Message = v1::Skill;
  static constexpr absl::string_view kField = "skill";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::Skill Write(absl::string_view force, absl::string_view root,
                         const PartRecord<Skill>& record);
  static Skill Read(absl::string_view force, const PartPath& path, const v1::Skill& message,
                    Faults& faults);
};

template <>
struct PartMapping<VolunteerSkill> {
  using Message = v1::VolunteerSkill;
  static constexpr absl::string_view kField = "volunteer_skill";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {"skill"}}; }
  static v1::VolunteerSkill Write(absl::string_view force, absl::string_view volunteer,
                                  const PartRecord<VolunteerSkill>& record);
  VolunteerSkill Read(absl::string_view force, const PartPath& path,
                      const v1::VolunteerSkill& message, Faults& faults) const;

  absl::CivilDay today;  // in Europe/London
};

}  // namespace copperplate::volunteers
