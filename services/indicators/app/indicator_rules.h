#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/indicator_repository.h"
#include "services/indicators/domain/definition.h"

namespace copperplate::indicators {

// The newest version of the force's definitions.
using Catalogue = std::vector<IndicatorRecord>;

// Null where the catalogue has no indicator of this id.
const IndicatorRecord* FindIndicator(const Catalogue& catalogue, absl::string_view id);

// Every fault of how `definition` (sound by itself) would relate to the others, by the API's field
// names: the terms of its formula exist, have its unit, and do not come back to it; no indicator
// derived from it has another unit.
Faults CheckFormula(const Catalogue& catalogue, const IndicatorDefinition& definition);

}  // namespace copperplate::indicators
