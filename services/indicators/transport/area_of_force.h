#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {

// The id in the name of one of the force's areas; where `name` is empty that of the force's own
// area, which is the force's. Faults: RESOURCE_NAME_INVALID, AREA_NOT_OF_FORCE.
inline std::string ReadAreaOfForce(absl::string_view force, absl::string_view name,
                                   absl::string_view field, Faults& faults) {
  return name.empty() ? std::string(force) : kAreaName.IdOfForce(force, name, field, faults);
}

}  // namespace copperplate::indicators
