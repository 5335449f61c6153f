// Places in a table: "30 of 43".
#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/polarity.h"

namespace copperplate::statistics {

struct Ranking {
  // In the order of the values: 1 is the best; equal values share the best place among them, and
  // the places they fill are skipped (1, 1, 3). Absent for a missing value.
  std::vector<std::optional<int>> places;
  int of = 0;                  // values that have a place
  bool highest_first = false;  // 1 is the highest value: also where neither way is the better one
};

// INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) for a NaN or infinity. Standard competition ranking.
absl::StatusOr<Ranking> Rank(absl::Span<const std::optional<double>> values, Polarity polarity);

}  // namespace copperplate::statistics
