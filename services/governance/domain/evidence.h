#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"
#include "services/governance/domain/recorded_step.h"

namespace copperplate::governance {

inline constexpr size_t kMostEvidence = 100;

// What shows that something was done.
struct Evidence {
  std::string description;
  std::string reference;  // where it is; nothing is read from there
  absl::CivilDay on;
  std::string added_by;
  absl::Time recorded_at;
};

// Appends `more`, of which description and reference are given. Faults of `evidence[i]` as
// libs/fields has them; TOO_MANY of `evidence` where there would be more than kMostEvidence.
void AppendEvidence(const std::vector<Evidence>& more, const RecordedStep& step,
                    std::vector<Evidence>& evidence, Faults& faults);

}  // namespace copperplate::governance
