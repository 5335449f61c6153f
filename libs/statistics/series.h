// Shared by this library's sources: refusing series that no answer can rest on.
#pragma once

#include "absl/status/status.h"
#include "absl/types/span.h"

namespace copperplate::statistics {

// Values beyond this are refused, so that no square of one overflows.
inline constexpr double kLargestValue = 1e150;

// INVALID_ARGUMENT unless `values` holds at least `least` points (SERIES_TOO_SHORT), all present
// (SERIES_HAS_GAP: a gap is a NaN) and within +/- kLargestValue (ARGUMENT_OUT_OF_RANGE).
absl::Status CheckSeries(absl::Span<const double> values, size_t least);

// The same, and every value above 0 (ARGUMENT_OUT_OF_RANGE): what a ratio of values needs.
absl::Status CheckPositiveSeries(absl::Span<const double> values, size_t least);

// INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) unless the two series have a value for each other.
absl::Status CheckSameLength(size_t first, size_t second);

// Summed as distances from the first value: exact when all are equal. `values` is not empty.
double Mean(absl::Span<const double> values);

// With n - 1 below; 0 for a single value.
double SampleVariance(absl::Span<const double> values);

}  // namespace copperplate::statistics
