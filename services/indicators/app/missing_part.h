#pragma once

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {

// What a cell lacks (Cell::missing_parts), as replies and snapshots show it: a term by its name, a
// category as it is, `offence=burglary`.
inline std::string MissingPartName(absl::string_view force, const std::string& part) {
  return absl::StrContains(part, '=') ? part : kIndicatorName.Format(force, part);
}

}  // namespace copperplate::indicators
