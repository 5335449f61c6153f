#pragma once

#include <cstdint>
#include <string>

#include "absl/types/span.h"
#include "libs/status/error.h"

namespace copperplate::indicators {

// Mid-year estimate of the residents of an area.
struct Population {
  std::string area;  // id
  int year = 0;
  int64_t value = 0;
};

// The latest estimate up to the year of the data month; null where there is none.
const Population* ChoosePopulation(absl::Span<const Population> populations, int32_t data_month);

// `cambridge-2017`: what an estimate is called in a resource name.
std::string PopulationId(const Population& population);

// Every fault of an estimate by itself; that its area exists is for the caller to see.
Faults Validate(const Population& population);

}  // namespace copperplate::indicators
