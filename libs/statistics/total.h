#pragma once

#include "absl/types/span.h"

namespace copperplate::statistics {

// Added from the first to the last; 0 of none.
inline double Total(absl::Span<const double> values) {
  double total = 0;
  for (const double value : values) total += value;
  return total;
}

}  // namespace copperplate::statistics
