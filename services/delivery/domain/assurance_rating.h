#pragma once

#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/delivery/domain/assurance.h"

namespace copperplate::delivery {

// An assurance counts on the day it was given and on so many days after it.
inline constexpr int kAssuranceDays = 365;

// What an entry or a control is rated that nobody has assured. No level has this code, which has no
// underscore.
inline constexpr absl::string_view kNotAssured = "NOT_ASSURED";

struct ControlRating {
  const Control* control = nullptr;
  // The newest that counts, of two of one day the lower; null where there is none.
  const Assurance* assurance = nullptr;
  // Its level; null where there is none, or the force has no such level any more.
  const AssuranceLevel* level = nullptr;
};

struct EntryRating {
  // The lowest of the controls'; null, for NOT_ASSURED, where one of them has none, or there is no
  // control.
  const AssuranceLevel* level = nullptr;
  std::vector<ControlRating> controls;  // in the entry's order
};

// Rates `entry` by those of its `assurances` that were given by the end of `as_of`. `levels` are
// the force's, the best first. What is given back points into the arguments.
EntryRating Rate(const AssuranceEntry& entry, const std::vector<const Assurance*>& assurances,
                 const std::vector<AssuranceLevel>& levels, absl::CivilDay as_of);

}  // namespace copperplate::delivery
