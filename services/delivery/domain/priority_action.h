#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "libs/status/faults.h"

namespace copperplate::delivery {

struct PriorityAction {
  std::string id;        // of its code: `v1`
  std::string theme;     // id
  std::string code;      // `V1`: the theme's prefix and a number from 1; never used again
  std::string text;      // as the plan words it
  std::string alt_text;  // as the delivery plan's table words it; empty: as `text`
  std::string note;      // of the inspectorate, say: `(Note: ...)` in the table
  std::vector<int32_t> objective_ordinals;  // of the theme's objectives, each once
  std::string success_measure;              // may be empty
  std::optional<absl::CivilDay> withdrawn_on;
  std::string withdrawn_reason;  // of a withdrawn one only
  // From which it is in the plan; nothing in a request that leaves that to the service.
  std::optional<absl::CivilDay> from;

  bool live() const { return !withdrawn_on.has_value(); }
  bool LiveOn(absl::CivilDay day) const {
    return (!from || *from <= day) && (!withdrawn_on || day < *withdrawn_on);
  }
};

// Every fault of an action by itself, by the API's field names.
Faults Validate(const PriorityAction& action);

}  // namespace copperplate::delivery
