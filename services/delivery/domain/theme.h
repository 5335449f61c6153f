#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "libs/status/faults.h"

namespace copperplate::delivery {

// Who leads a theme, and when.
struct ThemeLead {
  std::string person_or_body;
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;  // the last day, itself included
};

struct Theme {
  std::string id;      // the slug: `victims`
  std::string plan;    // id
  std::string prefix;  // `V`: what the codes of its actions begin with
  std::string name;
  std::string aim;             // may be empty until the plan comes into force
  std::string shared_outcome;  // the same
  std::vector<ThemeLead> leads;
  std::vector<std::string> strategic_themes;  // `Safeguarding the vulnerable`
  int32_t order = 0;                          // among the themes of the plan, from 1
};

// Every fault of a theme by itself, by the API's field names.
Faults Validate(const Theme& theme);

}  // namespace copperplate::delivery
