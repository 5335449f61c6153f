#include "services/volunteers/transport/skill_mapping.h"

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

v1::Skill PartMapping<Skill>::Write(absl::string_view force, absl::string_view,
                                    const PartRecord<Skill>& record) {
  const Skill& skill = record.part;
  v1::Skill out;
  out.set_name(kSkillName.Format(force, skill.id));
  api::WriteHeader(record.header, out);
  out.set_title(skill.title);
  if (skill.validity_months.has_value()) out.set_validity_months(*skill.validity_months);
  out.set_closed(!skill.active);
  return out;
}

Skill PartMapping<Skill>::Read(absl::string_view, const PartPath& path, const v1::Skill& message,
                               Faults& faults) {
  Skill skill;
  skill.id = path.back();
  skill.title = message.title();
  if (message.has_validity_months()) skill.validity_months = message.validity_months();
  skill.active = !message.closed();
  faults.AddRuleFaults(Validate(skill));
  return skill;
}

v1::VolunteerSkill PartMapping<VolunteerSkill>::Write(absl::string_view force,
                                                      absl::string_view volunteer,
                                                      const PartRecord<VolunteerSkill>& record) {
  const VolunteerSkill& held = record.part;
  v1::VolunteerSkill out;
  out.set_name(kVolunteerSkillName.Format(force, volunteer, held.id));
  api::WriteHeader(record.header, out);
  out.set_skill(kSkillName.Format(force, held.skill));
  out.set_level(held.level);
  out.set_evidenced_by(held.evidenced_by);
  out.set_acquired_on(DateText(held.acquired_on));
  out.set_expires_on(DateText(held.expires_on));
  return out;
}

VolunteerSkill PartMapping<VolunteerSkill>::Read(absl::string_view force, const PartPath& path,
                                                 const v1::VolunteerSkill& message,
                                                 Faults& faults) const {
  VolunteerSkill held;
  held.id = path.back();
  if (message.skill().empty()) {
    faults.Add("FIELD_REQUIRED", "skill", "must be given");
  } else {
    held.skill = kSkillName.IdOfForce(force, message.skill(), "skill", faults);
  }
  held.level = message.level();
  held.evidenced_by = message.evidenced_by();
  held.acquired_on = fields::ReadDate(message.acquired_on(), "acquired_on", faults);
  held.expires_on = fields::ReadOptionalDate(message.expires_on(), "expires_on", faults);
  faults.AddRuleFaults(Validate(held, today));
  return held;
}

}  // namespace copperplate::volunteers
