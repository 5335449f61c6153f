#include "services/volunteers/domain/cadet_membership.h"

namespace copperplate::volunteers {

void FillInUnit(const Engagement& engagement, const UnitsOfForce& force, absl::CivilDay today,
                GuardFacts& facts) {
  if (engagement.kind != Kind::kCadet || engagement.unit_or_group.empty()) return;
  const CadetUnit* const unit = FindUnit(force.units, engagement.unit_or_group);
  if (unit == nullptr) {
    facts.unit = UnitStanding::kUnknown;
    return;
  }
  if (unit->closed) facts.unit = UnitStanding::kClosed;
  facts.places_left = PlacesLeft(*unit, force.cadets, today, engagement.volunteer);
}

void CheckUnitOf(const Engagement& engagement, CadetUnits units, Faults& faults) {
  if (engagement.kind != Kind::kCadet || engagement.unit_or_group.empty()) return;
  const CadetUnit* const unit = FindUnit(units, engagement.unit_or_group);
  if (unit == nullptr) {
    faults.Add("CADET_UNIT_UNKNOWN", "unit_or_group", "is none of the force's units of cadets");
  } else if (unit->closed) {
    faults.Add("CADET_UNIT_CLOSED", "unit_or_group", "nobody new joins it");
  }
}

void CheckUnitChange(const Engagement& present, const Engagement& next, const UnitsOfForce& force,
                     absl::CivilDay today, Faults& faults) {
  if (present.unit_or_group == next.unit_or_group) return;
  CheckUnitOf(next, force.units, faults);
  const CadetUnit* const unit = FindUnit(force.units, next.unit_or_group);
  if (unit != nullptr && IsMemberOn(next, *unit, today) &&
      PlacesLeft(*unit, force.cadets, today, next.volunteer) <= 0) {
    faults.Add("UNIT_FULL", "unit_or_group", "has no place left");
  }
}

bool JoinsUnit(const Engagement& present, const Engagement& next, CadetUnits units,
               absl::CivilDay today) {
  const CadetUnit* const unit = FindUnit(units, next.unit_or_group);
  return unit != nullptr && IsMemberOn(next, *unit, today) && !IsMemberOn(present, *unit, today);
}

}  // namespace copperplate::volunteers
