// Do the months differ from one another by more than the years differ?
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace copperplate::statistics {

// From this F on, a series is strongly seasonal: a margin above the 0.1% point of the distribution,
// since what is left when the trend is taken off is no independent sample.
inline constexpr double kStrongSeasonality = 7;

// How many seasons a test needs, so that each place of the season has two values.
inline constexpr size_t kSeasonsForTest = 3;

struct StableSeasonality {
  // Of the one-way analysis of variance by place of the season; infinite where every season is the
  // same, 0 where nothing varies.
  double f = 0;
  size_t n = 0;  // values that have a trend, which it is of
  bool strong() const { return f >= kStrongSeasonality; }
};

// Of the values less their trend, the centred moving average over a season (decomposition.h).
// INVALID_ARGUMENT: fewer than three seasons (SERIES_TOO_SHORT), a gap (SERIES_HAS_GAP), a value
// out of range or a period below 2 (ARGUMENT_OUT_OF_RANGE). Lothian and Morry 1978, "A test for the
// presence of identifiable seasonality when using the X-11 program", Statistics Canada; Ladiray and
// Quenneville 2001, "Seasonal Adjustment with the X-11 Method", on table D8, whose threshold it is.
absl::StatusOr<StableSeasonality> TestStableSeasonality(absl::Span<const double> values,
                                                        size_t period);

}  // namespace copperplate::statistics
