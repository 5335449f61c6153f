// Who leads a unit of cadets, and on which days that suffices for a duty of one of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/volunteers/domain/cadet_unit.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/domain/vetting_check.h"

namespace copperplate::volunteers {

// Configuration of a force.
struct LeaderLimits {
  int least = 2;  // vetted, of the unit of a cadet who has a duty
  // What makes a leader a vetted one, beside what their own role asks: who leads children is
  // checked for that (Safeguarding Vulnerable Groups Act 2006 sch. 4; VPC).
  VettingLevel vetting = VettingLevel::kDbsEnhanced;
  int least_age = 18;
};

// What is known of a volunteer who leads, or is to.
struct Leader {
  std::string volunteer;  // id
  std::optional<absl::CivilDay> date_of_birth;
  std::vector<Engagement> engagements;  // each with what its role asks
  std::vector<VettingCheck> checks;
};

// Whether an engagement of an adult stands after all events: one in strength that is no cadet's.
bool IsAdultsInForce(const Engagement& engagement);

// Whether the volunteer may be named a leader on the day: of age, and in force after all events in
// an engagement that is no cadet's.
bool MayLead(const Leader& leader, absl::CivilDay day, const LeaderLimits& limits);

// The days on which the leader is vetted: of age, with a check that does for `limits.vetting`, and
// deployable (deployable.h) in an engagement that is no cadet's.
DaySet LeadingDays(const Leader& leader, const LeaderLimits& limits);

// The days on which the unit has as many vetted leaders as a duty of a cadet needs. `leaders` are
// those of the unit, and may be others too.
DaySet LedDays(const CadetUnit& unit, absl::Span<const Leader> leaders, const LeaderLimits& limits);

}  // namespace copperplate::volunteers
