// Shared by this library's sources: stretches of one sign.
#pragma once

#include <vector>

#include "absl/types/span.h"

namespace copperplate::statistics {

// -1, 0 or 1.
inline int SignOf(double value) { return value < 0 ? -1 : (value > 0 ? 1 : 0); }

struct Run {
  size_t first = 0;
  size_t length = 0;
  int sign = 0;
};

// The stretches of neighbours with one sign, in order; zeros belong to none and end one.
std::vector<Run> FindRuns(absl::Span<const int> signs);

// Which side of `centre` each value lies on.
std::vector<int> SidesOf(absl::Span<const double> values, double centre);

}  // namespace copperplate::statistics
