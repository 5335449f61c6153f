#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/area.pb.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/population_repository.h"
#include "services/indicators/domain/population.h"

namespace copperplate::indicators {

// The estimate for an area of `force` that `message` describes. Faults as ReadArea()'s.
Population ReadPopulation(absl::string_view force, const v1::Population& message, Faults& faults);

// Which estimate `name` is of: `forces/{force}/populations/{area}-{year}`. Fault
// RESOURCE_NAME_INVALID of `name`.
PopulationPosition ReadPopulationName(absl::string_view name, Faults& faults);

v1::Population WritePopulation(absl::string_view force, const PopulationRecord& record);

}  // namespace copperplate::indicators
