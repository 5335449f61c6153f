#pragma once

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace copperplate::governance {

// Of which day something is told, and as it was known when.
struct AsKnown {
  absl::CivilDay as_of;  // at the end of that day in Europe/London
  absl::Time known_at = absl::InfiniteFuture();

  // Whether what took place on a day and was recorded at an instant is part of it.
  bool Has(absl::CivilDay on, absl::Time recorded_at) const {
    return on <= as_of && recorded_at <= known_at;
  }
};

}  // namespace copperplate::governance
