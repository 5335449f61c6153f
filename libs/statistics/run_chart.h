// Run charts: is there a pattern in time at all, without any limit?
#pragma once

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace copperplate::statistics {

// What chance alone would rarely exceed, among points that do not lie on the median.
struct RunChartLimits {
  int longest_run_most = 0;  // longer runs on one side of the median are a signal
  int crossings_least = 0;   // fewer crossings of the median are a signal
};

// For `useful_points`, 10 to 10,000. INVALID_ARGUMENT (SERIES_TOO_SHORT) below, where the rules
// have hardly any power, (ARGUMENT_OUT_OF_RANGE) above. Longest run: Schilling 2012, "The
// surprising predictability of long runs", Mathematics Magazine 85:141; crossings: Chen 2010, "A
// note on the runs test", Model Assisted Statistics and Applications 5:73; both as in Anhoej and
// Olesen 2014, "Run charts revisited", PLoS ONE 9:e113825.
absl::StatusOr<RunChartLimits> ComputeRunChartLimits(int useful_points);

struct RunChart {
  double median = 0;
  int useful_points = 0;  // not on the median
  int longest_run = 0;
  int crossings = 0;
  RunChartLimits limits;
  bool signal = false;  // either limit is broken
};

// The run chart of `values`, in time order. INVALID_ARGUMENT: fewer than 10 useful points
// (SERIES_TOO_SHORT), a gap (SERIES_HAS_GAP), a value out of range (ARGUMENT_OUT_OF_RANGE).
absl::StatusOr<RunChart> ComputeRunChart(absl::Span<const double> values);

}  // namespace copperplate::statistics
