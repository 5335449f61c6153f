// The limits of an XmR chart: what a stable process would stay within.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/interval.h"

namespace copperplate::statistics {

// Limits of fewer points than this are trial limits, to be drawn again as points arrive.
inline constexpr size_t kFirmLimitPoints = 13;

// How many mean moving ranges the limits lie from the mean: 3 / d2, rounded as all tables have it.
inline constexpr double kLimitFactor = 2.66;
// A moving range of so many of their mean is unusual itself (D4).
inline constexpr double kOutlyingRange = 3.267;

// In the unit of the values.
struct XmrLimits {
  double mean = 0;
  double mean_moving_range_all = 0;  // before screening
  double mean_moving_range = 0;      // what the limits stand on
  size_t screened_ranges = 0;        // left out of it
  Interval limits;                   // mean -/+ 2.66 mean moving ranges: about 3 sigma
  Interval near;                     // two thirds of the way there: about 2 sigma
};

// The limits of `values`, in time order. With `screen`, moving ranges of 3.267 times their mean or
// more are left out once, so that one outlier does not widen the limits that are to find it; the
// mean keeps every point. INVALID_ARGUMENT: fewer than 2 points (SERIES_TOO_SHORT), a gap
// (SERIES_HAS_GAP), a value out of range (ARGUMENT_OUT_OF_RANGE).
//
// Never for rolling totals: their neighbours share months, and a stable process then signals in
// most of them. For strongly seasonal months see seasonal_difference.h.
//
// Wheeler 1993, "Understanding Variation", chapter 3; screening: Nelson 1982, "Control charts for
// individual measurements", Journal of Quality Technology 14:172.
absl::StatusOr<XmrLimits> ComputeXmrLimits(absl::Span<const double> values, bool screen);

// By how much each of `values` but the first lies off the one before it, without sign.
std::vector<double> MovingRanges(absl::Span<const double> values);

// Whether the limits leave the moving range out.
bool IsScreened(const XmrLimits& limits, double moving_range, bool screen);

}  // namespace copperplate::statistics
