#pragma once

#include "absl/status/statusor.h"

namespace copperplate::statistics {

// The two levels that public bodies report a test of two samples at.
enum class Significance {
  kNone,
  kAt95,   // p below 0.05: one comparison in twenty would show as much by chance
  kAt998,  // p below 0.002: one in five hundred; for tables of many comparisons
};

// How a two-sided p (of proportion.h or two_counts.h) is reported. For a whole table see
// multiple_testing.h. INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) outside 0 to 1. APHO 2008,
// Technical Briefing 2, "Statistical process control methods in public health intelligence".
absl::StatusOr<Significance> SignificanceOf(double p);

}  // namespace copperplate::statistics
