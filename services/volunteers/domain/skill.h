// What volunteers can do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"

namespace copperplate::volunteers {

// Something that the force asks for.
struct Skill {
  std::string id;
  std::string title;
  // How long one counts from the day it was acquired, where its record has no day; none: for ever.
  std::optional<int> validity_months = {};
  bool active = true;  // nobody is recorded with one that is not any more
};

// Every fault of a skill's fields: those of libs/fields; NUMBER_OUT_OF_RANGE of `validity_months`.
Faults Validate(const Skill& skill);

// That a volunteer has it. One that is renewed is a record of its own.
struct VolunteerSkill {
  std::string skill;  // id
  std::string level;  // may be empty
  std::string evidenced_by;
  absl::CivilDay acquired_on;
  std::optional<absl::CivilDay> expires_on;  // the first day on which it no longer counts
  std::string id = {};
};

// Every fault of its fields, by the API's names: those of libs/fields; DATE_IN_FUTURE of
// `acquired_on`; DATES_REVERSED of `expires_on` that is not after it.
Faults Validate(const VolunteerSkill& held, absl::CivilDay today);

// What its record does not say of when it expires, as the skill has it.
std::optional<absl::CivilDay> ExpiryOf(const VolunteerSkill& held, const Skill& skill);

// The faults of a record among the volunteer's others and the force's skills: SKILL_UNKNOWN of
// `skill`; SKILL_CLOSED of one that is new; SKILL_EXISTS_ON_DAY of `acquired_on` where another says
// the same of that day.
void CheckVolunteerSkill(const VolunteerSkill& held, absl::Span<const VolunteerSkill> others,
                         absl::Span<const Skill> skills, Faults& faults);

// Null where there is none.
const Skill* FindSkill(absl::Span<const Skill> skills, absl::string_view id);

// SKILL_UNKNOWN of each of the ids that is none of the force's: `required_skills[2]`.
void CheckSkillsKnown(absl::Span<const std::string> ids, absl::string_view field,
                      absl::Span<const Skill> skills, Faults& faults);

enum class SkillHeld : uint8_t {
  kNot,
  kExpires,  // it counts on the first day, not through the last
  kHeld,
};

// How far the skill is held from the first to the last day, both inclusive.
SkillHeld HeldThrough(absl::Span<const VolunteerSkill> skills, absl::string_view skill,
                      absl::CivilDay first, absl::CivilDay last);

}  // namespace copperplate::volunteers
