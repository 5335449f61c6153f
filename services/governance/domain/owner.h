// Who answers for an action, a recommendation or a risk.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/governance/domain/as_known.h"
#include "services/governance/domain/office.h"
#include "services/governance/domain/recorded_step.h"

namespace copperplate::governance {

// That it went to another owner: appended, never changed.
struct OwnerChange {
  absl::CivilDay on;
  std::string before;  // who had it until then; may be empty
  std::string recorded_by;
  absl::Time recorded_at;
};

struct Ownership {
  std::string owner;  // a person or an office; may be empty
  std::vector<OwnerChange> changes;
};

// OFFICE_UNKNOWN of `owner` where that is written as an office, by its resource name, that the
// force does not have.
void CheckOwnerOffice(bool office_missing, Faults& faults);

// Who had it at the end of the day.
std::string OwnerAsKnown(const Ownership& ownership, const AsKnown& known);

// Whether the person, or the office, has it or had it before: as IsOnePerson() has it.
bool IsOrWasOwner(const Ownership& ownership, absl::string_view person,
                  absl::Span<const Office> offices, absl::CivilDay day);

// With another owner from the step's day on; the same where it is the present one.
Ownership HandedOver(const Ownership& ownership, const std::string& owner,
                     const RecordedStep& step);

}  // namespace copperplate::governance
