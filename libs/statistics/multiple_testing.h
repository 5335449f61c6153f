// Many comparisons at once: how many of the signals are chance?
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace copperplate::statistics {

// The p of each comparison adjusted for all of them, in the order given: those at most q are the
// ones to report if, on average, no more than a share q of the reported may be chance. Never below
// the p itself nor above 1; a smaller p is never adjusted above a larger one. Empty for none.
// INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) for a p outside 0 to 1. Benjamini and Hochberg 1995,
// JRSS B 57:289, for independent or positively dependent tests.
absl::StatusOr<std::vector<double>> AdjustForMultipleTesting(absl::Span<const double> p);

}  // namespace copperplate::statistics
