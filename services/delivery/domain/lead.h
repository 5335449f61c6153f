#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "libs/status/faults.h"

namespace copperplate::delivery {

enum class LeadRole : uint8_t { kOpcc, kDelivery };

// Who leads an activity, and when. The plan's table has initials (NP, CS) that it never expands:
// an import keeps them as they are, not resolved, until somebody says whom they mean.
struct LeadAssignment {
  std::string id;
  std::string action;    // id
  std::string activity;  // id
  LeadRole role = LeadRole::kOpcc;
  std::string person_or_body;
  std::string printed_as;  // the initials in the plan's table; empty: as `person_or_body`
  bool told = false;       // somebody said whom `person_or_body` means, or it is more than initials
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;  // the last day, itself included
  int32_t order = 0;                 // as printed, among those of the activity and role, from 1
  // It is known whom `person_or_body` means (lead_meaning.h). Of what is read; never stored, as it
  // changes with other leads of the plan.
  bool resolved = false;

  const std::string& printed() const { return printed_as.empty() ? person_or_body : printed_as; }
  bool HoldsOn(absl::CivilDay day) const { return from <= day && day <= to.value_or(day); }
};

// Every fault of an assignment by itself, by the API's field names.
Faults Validate(const LeadAssignment& lead);

}  // namespace copperplate::delivery
