// A whole XmR chart: limits and signals, drawn anew where the process is known to have changed.
#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/xmr_limits.h"
#include "libs/statistics/xmr_signals.h"

namespace copperplate::statistics {

struct XmrOptions {
  bool screen_moving_ranges = false;
  TwoOfThreeRule two_of_three = TwoOfThreeRule::kBeyondTwoSigma;
  // The index, from 0, of the first point of each segment but the first; rising.
  std::vector<size_t> rebase_at;
  // The limits of a segment come from its first points only, this many; absent: from all.
  std::optional<size_t> baseline_points;
};

struct XmrSegment {
  size_t first = 0;  // indexes of its first and last point
  size_t last = 0;
  XmrLimits limits;
  bool trial = false;               // fewer than kFirmLimitPoints points
  std::vector<XmrSignals> signals;  // of points first to last; no run crosses a rebase
};

// At least one segment; together they hold every point once.
struct XmrChart {
  std::vector<XmrSegment> segments;
};

// The chart of `values`, in time order. INVALID_ARGUMENT: a segment or baseline of fewer than 2
// points (SERIES_TOO_SHORT), a gap (SERIES_HAS_GAP), a value out of range or rebases that do not
// rise within the series (ARGUMENT_OUT_OF_RANGE). Sources: xmr_limits.h, xmr_signals.h.
absl::StatusOr<XmrChart> ComputeXmrChart(absl::Span<const double> values,
                                         const XmrOptions& options);

}  // namespace copperplate::statistics
