// A series taken apart into trend and season, as forecasting models start from.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace copperplate::statistics {

// How a season acts: the same amount each year, or the same share of the level.
enum class Seasonality { kAdditive, kMultiplicative };

struct Decomposition {
  // Centred moving average over one season: of values[first_trend] onwards, half a season shorter
  // than the series at either end. In the unit of the values.
  std::vector<double> trend;
  size_t first_trend = 0;
  // What each place of the season, that of values[0] first, adds to the trend (mean 0) or
  // multiplies it by (mean 1).
  std::vector<double> season;
};

// INVALID_ARGUMENT: fewer than two seasons of values (SERIES_TOO_SHORT), a gap (SERIES_HAS_GAP), a
// value out of range, a period below 2, or for a multiplicative season a value of 0 or less
// (ARGUMENT_OUT_OF_RANGE). Kendall and Stuart 1983, "The Advanced Theory of Statistics" 3,
// p. 410, as R's decompose() computes it.
absl::StatusOr<Decomposition> Decompose(absl::Span<const double> values, size_t period,
                                        Seasonality seasonality);

}  // namespace copperplate::statistics
