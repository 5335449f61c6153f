// Something that volunteers are sought for, and who is fit for it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/rational/rational.h"
#include "services/volunteers/domain/availability.h"
#include "services/volunteers/domain/kind.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/domain/skill.h"
#include "services/volunteers/domain/vetting_check.h"

namespace copperplate::volunteers {

struct Opportunity {
  std::string id;
  std::string title;
  std::string department;
  std::vector<Kind> kinds;  // for whom it is; none: for all
  int slots = 1;
  std::vector<std::string> required;  // skills
  std::vector<std::string> desired;   // skills
  std::optional<VettingLevel> vetting;
  std::optional<int> least_age;
  absl::CivilDay from;
  absl::CivilDay to;  // inclusive
  DayTime hours;      // of each day
  std::string area;   // may be empty
};

// What is known of one engagement.
struct Candidate {
  std::string ref;  // of the volunteer: what ties are broken by, and what the reply names
  Kind kind = Kind::kSpecial;
  absl::CivilDay date_of_birth;
  DaySet deployable;
  std::vector<VettingCheck> checks;
  std::vector<VolunteerSkill> skills;
  std::vector<Availability> availabilities;
  std::vector<std::string> preferred_areas;
  int64_t minutes_last_90_days = 0;
};

enum class ExclusionReason : uint8_t {
  kKind,
  kAge,
  kVetting,  // none that serves through the last day
  kNotDeployable,
  kSkillMissing,
  kSkillExpires,  // before the last day is over
};

// `KIND`, `SKILL_EXPIRES` and so on.
absl::string_view Name(ExclusionReason reason);

struct Exclusion {
  ExclusionReason reason = ExclusionReason::kKind;
  std::string detail;  // the skill, or the level of vetting; else empty

  friend bool operator==(const Exclusion& a, const Exclusion& b) {
    return a.reason == b.reason && a.detail == b.detail;
  }
};

// How fit a candidate is.
struct Match {
  std::string ref;
  std::vector<Exclusion> exclusions;  // all of them; eligible without any
  // 0 to 100: 60 for the share of desired skills held through the last day (1 where none is
  // desired), 25 for the share of the time available, 15 where the area is preferred.
  Rational score;
  int64_t minutes_last_90_days = 0;

  bool eligible() const { return exclusions.empty(); }
};

Match MatchOf(const Opportunity& opportunity, const Candidate& candidate);

// All of them: who is eligible by score, the highest first, of equals who gave fewer hours in the
// last 90 days, then by ref; after them who is not, by ref.
std::vector<Match> Ranked(const Opportunity& opportunity, absl::Span<const Candidate> candidates);

}  // namespace copperplate::volunteers
