#pragma once

#include "services/indicators/domain/measure.h"

namespace copperplate::indicators {

// The figures of areas, or of categories, add up to that of the whole (a RATE's: their events).
constexpr bool AddsUp(Measure measure) {
  return measure == Measure::kCount || measure == Measure::kAmount || measure == Measure::kRate ||
         measure == Measure::kHarm;
}

}  // namespace copperplate::indicators
