// The rules of what volunteers are sought for
// (libs/parts/part_rules.h).
#pragma once

#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/opportunity_parts.h"

namespace copperplate::volunteers {

template <>
struct VolunteerPartRules<Opportunity> : NoPartRules<Opportunity> {
  // OPEN or FILLED, as its slots are.
  static void FillIn(const Content& content, Opportunity& opportunity);
  // SKILL_UNKNOWN of each that is none of the force's.
  static void CheckAmong(const Content& content, const Opportunity& opportunity, Faults& faults);
  // What its moves, and matches, alone say.
  static void Keep(const Opportunity& present, Opportunity& next);
  // As domain CheckOpportunityUpdate().
  static void CheckUpdate(const Content& content, const Opportunity& present,
                          const Opportunity& next, Faults& faults);
};

// A match is proposed and moved by use cases of its own (move_opportunity.h).
template <>
struct VolunteerPartRules<Match> : NoPartRules<Match> {};

}  // namespace copperplate::volunteers
