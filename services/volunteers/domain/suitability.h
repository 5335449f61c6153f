// Who is fit for an opportunity, how fit, and why the others are not.
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
#include "services/volunteers/domain/opportunity.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/domain/skill.h"
#include "services/volunteers/domain/vetting_check.h"

namespace copperplate::volunteers {

// What is known of one engagement.
struct Candidate {
  std::string ref;         // of the volunteer: what ties are broken by, and what the reply names
  std::string engagement;  // its id
  Kind kind = Kind::kSpecial;
  absl::CivilDay date_of_birth;
  DaySet deployable;
  std::vector<VettingCheck> checks;
  std::vector<VolunteerSkill> skills;
  std::vector<Availability> availabilities;
  std::vector<std::string> preferred_areas;
  int64_t minutes_last_90_days = 0;  // the volunteer's, in whatever engagement
};

enum class ExclusionReason : uint8_t {
  kKind,
  kAge,      // on the first day
  kVetting,  // none that serves through the last day
  kNotDeployable,
  kSkillMissing,
  kSkillExpires,  // before the last day is over
};

// `KIND_NOT_SOUGHT`, `SKILL_EXPIRES` and so on: the reasons of refusals too.
absl::string_view Name(ExclusionReason reason);

struct Exclusion {
  ExclusionReason reason = ExclusionReason::kKind;
  std::string detail;  // the skill, or the level of vetting; else empty

  friend bool operator==(const Exclusion& a, const Exclusion& b) {
    return a.reason == b.reason && a.detail == b.detail;
  }
};

// How fit a candidate is.
struct Suitability {
  std::string ref;
  std::string engagement;
  std::vector<Exclusion> exclusions;      // all of them; eligible without any
  std::vector<std::string> desired_held;  // of the desired skills
  // 60 for the share of desired skills held through the last day (1 where none is desired), 25 for
  // the share of the time available, 15 where the area is preferred, whatever the case of letters.
  Rational skill_points;
  Rational availability_points;
  Rational area_points;
  Rational score;  // their sum, 0 to 100
  int64_t minutes_last_90_days = 0;

  bool eligible() const { return exclusions.empty(); }
};

Suitability SuitabilityOf(const Opportunity& opportunity, const Candidate& candidate);

// A place in a ranking: who is eligible by score, the highest first, of equals who gave fewer hours
// in the last 90 days, then by ref and engagement; after them who is not, by ref and engagement.
struct Rank {
  bool eligible = true;
  Rational score;
  int64_t minutes_last_90_days = 0;
  std::string ref;
  std::string engagement;
};

Rank RankOf(const Suitability& suitability);
bool IsBefore(const Rank& a, const Rank& b);

// All of them in order.
std::vector<Suitability> Ranked(const Opportunity& opportunity,
                                absl::Span<const Candidate> candidates);

}  // namespace copperplate::volunteers
