#pragma once

#include <cstdint>
#include <string>

#include "libs/status/faults.h"

namespace copperplate::delivery {

struct Objective {
  std::string id;
  std::string theme;    // id
  int32_t ordinal = 0;  // within the theme, from 1
  std::string text;
  std::string alt_text;  // as the performance framework words it; empty: as `text`
};

// Every fault of an objective by itself, by the API's field names.
Faults Validate(const Objective& objective);

}  // namespace copperplate::delivery
