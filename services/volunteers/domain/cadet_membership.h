// What a cadet's engagement and its unit ask of one another.
#pragma once

#include "absl/time/civil_time.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/cadet_unit.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/engagement_guards.h"

namespace copperplate::volunteers {

// The force's units and all its cadets, as rules look at them.
struct UnitsOfForce {
  CadetUnits units;
  Engagements cadets;
};

// Fills in what is known of a cadet's unit on the day, `today`, on which it is asked; nothing of
// another kind or of who has none.
void FillInUnit(const Engagement& engagement, const UnitsOfForce& force, absl::CivilDay today,
                GuardFacts& facts);

// Faults of `unit_or_group` of a cadet who has one: CADET_UNIT_UNKNOWN where it is none of the
// force's, CADET_UNIT_CLOSED.
void CheckUnitOf(const Engagement& engagement, CadetUnits units, Faults& faults);

// The same of `next` in the place of `present` where it has another unit, and UNIT_FULL where it
// would be a member of it `today` and there is no place left.
void CheckUnitChange(const Engagement& present, const Engagement& next, const UnitsOfForce& force,
                     absl::CivilDay today, Faults& faults);

// Whether `next` in the place of `present` would be a member of its unit today who was none.
bool JoinsUnit(const Engagement& present, const Engagement& next, CadetUnits units,
               absl::CivilDay today);

}  // namespace copperplate::volunteers
