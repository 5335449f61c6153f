// Is there a trend over the last five periods?
#pragma once

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/interval.h"

namespace copperplate::statistics {

inline constexpr size_t kRecentTrendPoints = 5;

enum class TrendDirection { kNoSignificantChange, kIncreasing, kDecreasing };

struct RecentTrend {
  double slope = 0;       // per period; see each function for the unit
  double chi_square = 0;  // of the linear trend, 1 degree of freedom
  double critical = 0;    // what it must exceed: 9.5495, p below 0.002
  // The slope keeps its sign whichever point is left out: no trend rests on one point.
  bool sign_is_stable = false;
  TrendDirection direction = TrendDirection::kNoSignificantChange;  // both conditions hold
};

// The trend of values with 95% intervals, equally spaced in time: a straight line weighted by the
// intervals' widths, its slope in the unit of the values. INVALID_ARGUMENT: other than five of each
// (SERIES_TOO_SHORT, ARGUMENT_OUT_OF_RANGE), a gap (SERIES_HAS_GAP), an interval that does not hold
// its value or has no width (ARGUMENT_OUT_OF_RANGE). OHID, "Fingertips: recent trends".
absl::StatusOr<RecentTrend> RecentTrendOfValues(absl::Span<const double> values,
                                                absl::Span<const Interval> intervals);

// The trend of proportions, equally spaced in time: chi-square for linear trend; the slope is that
// of the log odds, unweighted. INVALID_ARGUMENT as above, and (ARGUMENT_OUT_OF_RANGE) unless
// 0 < events < trials, since log odds have no value at either end. Armitage 1955, "Tests for linear
// trends in proportions and frequencies", Biometrics 11:375; OHID, "Fingertips: recent trends".
absl::StatusOr<RecentTrend> RecentTrendOfProportions(absl::Span<const double> events,
                                                     absl::Span<const double> trials);

}  // namespace copperplate::statistics
