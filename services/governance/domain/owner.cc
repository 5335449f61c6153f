#include "services/governance/domain/owner.h"

#include <algorithm>

namespace copperplate::governance {

void CheckOwnerOffice(bool office_missing, Faults& faults) {
  if (office_missing) faults.Add("OFFICE_UNKNOWN", "owner", "is not an office of the force");
}

std::string OwnerAsKnown(const Ownership& ownership, const AsKnown& known) {
  for (const OwnerChange& change : ownership.changes) {
    if (!known.Has(change.on, change.recorded_at)) return change.before;
  }
  return ownership.owner;
}

bool IsOrWasOwner(const Ownership& ownership, absl::string_view person,
                  absl::Span<const Office> offices, absl::CivilDay day) {
  return IsOnePerson(ownership.owner, person, offices, day) ||
         std::any_of(ownership.changes.begin(), ownership.changes.end(),
                     [&](const OwnerChange& change) {
                       return IsOnePerson(change.before, person, offices, day);
                     });
}

Ownership HandedOver(const Ownership& ownership, const std::string& owner,
                     const RecordedStep& step) {
  Ownership next = ownership;
  if (owner == ownership.owner) return next;
  next.owner = owner;
  next.changes.push_back({step.on, ownership.owner, step.caller, step.recorded_at});
  return next;
}

}  // namespace copperplate::governance
