#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {

// The id in the name of one of the force's areas; where `name` is empty that of the force's own
// area, which is the force's. Faults: RESOURCE_NAME_INVALID, AREA_NOT_OF_FORCE.
inline std::string ReadAreaOfForce(absl::string_view force, absl::string_view name,
                                   absl::string_view field, Faults& faults) {
  if (name.empty()) return std::string(force);
  const auto ids = kAreaName.Match(name, field, faults);
  if (!ids.has_value()) return "";
  const auto& [area_force, area] = *ids;
  if (area_force != force) {
    faults.Add("AREA_NOT_OF_FORCE", field, "must be an area of the force itself");
  }
  return std::string(area);
}

}  // namespace copperplate::indicators
