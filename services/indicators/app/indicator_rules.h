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
// names: the terms of its formula exist, have figures of their own (a formula of formulas is
// written out), and are of its measure, frequency and unit; and what is derived from it stays so.
Faults CheckFormula(const Catalogue& catalogue, const IndicatorDefinition& definition);

}  // namespace copperplate::indicators
