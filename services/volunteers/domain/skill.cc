#include "services/volunteers/domain/skill.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/time/months.h"
#include "services/volunteers/domain/calendar.h"

namespace copperplate::volunteers {
namespace {

constexpr int kMostValidityMonths = 600;

}  // namespace

Faults Validate(const Skill& skill) {
  Faults faults;
  fields::CheckId(skill.id, "id", faults);
  fields::CheckLine(skill.title, "title", faults);
  if (skill.validity_months.has_value()) {
    fields::CheckRange(*skill.validity_months, "validity_months", 1, kMostValidityMonths, faults);
  }
  return faults;
}

Faults Validate(const VolunteerSkill& held, absl::CivilDay today) {
  Faults faults;
  fields::CheckId(held.id, "id", faults);
  fields::CheckOptionalLine(held.level, "level", faults);
  fields::CheckLine(held.evidenced_by, "evidenced_by", faults);
  fields::CheckNotInFuture(held.acquired_on, "acquired_on", today, faults);
  if (held.expires_on.has_value() && *held.expires_on <= held.acquired_on) {
    faults.Add("DATES_REVERSED", "expires_on", "must lie after the day it was acquired");
  }
  return faults;
}

std::optional<absl::CivilDay> ExpiryOf(const VolunteerSkill& held, const Skill& skill) {
  if (held.expires_on.has_value() || !skill.validity_months.has_value()) return held.expires_on;
  return AddMonths(held.acquired_on, *skill.validity_months);
}

void CheckVolunteerSkill(const VolunteerSkill& held, absl::Span<const VolunteerSkill> others,
                         absl::Span<const Skill> skills, Faults& faults) {
  bool recorded = false;
  bool on_day = false;
  for (const VolunteerSkill& other : others) {
    if (other.id == held.id) {
      recorded = true;
    } else if (other.skill == held.skill && other.acquired_on == held.acquired_on) {
      on_day = true;
    }
  }
  const Skill* const skill = FindSkill(skills, held.skill);
  if (skill == nullptr) {
    faults.Add("SKILL_UNKNOWN", "skill", "is none of the force's");
  } else if (!skill->active && !recorded) {
    faults.Add("SKILL_CLOSED", "skill", "nobody is recorded with it any more");
  }
  if (on_day) {
    faults.Add("SKILL_EXISTS_ON_DAY", "acquired_on",
               "the volunteer has the skill recorded from that day already: change that one");
  }
}

const Skill* FindSkill(absl::Span<const Skill> skills, absl::string_view id) {
  const auto found =
      std::find_if(skills.begin(), skills.end(), [&](const Skill& one) { return one.id == id; });
  return found == skills.end() ? nullptr : &*found;
}

void CheckSkillsKnown(absl::Span<const std::string> ids, absl::string_view field,
                      absl::Span<const Skill> skills, Faults& faults) {
  for (size_t i = 0; i < ids.size(); ++i) {
    if (FindSkill(skills, ids[i]) != nullptr) continue;
    faults.Add("SKILL_UNKNOWN", absl::StrCat(field, "[", i, "]"), "is none of the force's");
  }
}

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
