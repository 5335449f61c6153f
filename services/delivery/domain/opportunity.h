#pragma once

#include <cstdint>
#include <string>

#include "libs/status/faults.h"

namespace copperplate::delivery {

// What partners could do towards an action.
struct Opportunity {
  std::string id;
  std::string action;  // id
  std::string text;
  int32_t order = 0;  // within the action, from 1
};

// Every fault of an opportunity by itself, by the API's field names.
Faults Validate(const Opportunity& opportunity);

}  // namespace copperplate::delivery
