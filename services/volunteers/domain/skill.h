// What volunteers can do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"

namespace copperplate::volunteers {

struct VolunteerSkill {
  std::string skill;  // id
  std::string level;  // may be empty
  std::string evidenced_by;
  absl::CivilDay acquired_on;
  std::optional<absl::CivilDay> expires_on;  // the first day on which it no longer counts
};

enum class SkillHeld : uint8_t {
  kNot,
  kExpires,  // it counts on the first day, not through the last
  kHeld,
};

// How far the skill is held from the first to the last day, both inclusive.
SkillHeld HeldThrough(absl::Span<const VolunteerSkill> skills, absl::string_view skill,
                      absl::CivilDay first, absl::CivilDay last);

}  // namespace copperplate::volunteers
