#pragma once

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace copperplate::statistics {

// The quantile of `values`, in any order, at `p` in [0, 1]: 0.5 is the median. Between two values
// it is interpolated: type 7, the default of R and of spreadsheets. INVALID_ARGUMENT: no value
// (SERIES_TOO_SHORT), a NaN (SERIES_HAS_GAP), a number out of range (ARGUMENT_OUT_OF_RANGE).
// Hyndman and Fan 1996, "Sample quantiles in statistical packages", American Statistician 50:361.
absl::StatusOr<double> SampleQuantile(absl::Span<const double> values, double p);

}  // namespace copperplate::statistics
