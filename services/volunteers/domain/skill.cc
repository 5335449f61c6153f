#include "services/volunteers/domain/skill.h"

#include "services/volunteers/domain/calendar.h"

namespace copperplate::volunteers {

SkillHeld HeldThrough(absl::Span<const VolunteerSkill> skills, absl::string_view skill,
                      absl::CivilDay first, absl::CivilDay last) {
  SkillHeld held = SkillHeld::kNot;
  for (const VolunteerSkill& one : skills) {
    if (one.skill != skill || one.acquired_on > first) continue;
    const absl::CivilDay until = one.expires_on.value_or(kNoEnd);
    if (until > last) return SkillHeld::kHeld;
    if (until > first) held = SkillHeld::kExpires;
  }
  return held;
}

}  // namespace copperplate::volunteers
