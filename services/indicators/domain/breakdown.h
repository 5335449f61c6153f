// The part of a whole that a figure is about: `age=15-17;ethnicity=asian`.
#pragma once

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::indicators {

enum class BreakdownFault : uint8_t {
  kNone,
  kMalformed,
  kDimensionRepeated,
  kTooManyDimensions,  // more than 4
};

// Reads `dimension=category[;dimension=category]`: a dimension is an id (libs/text slug.h), a
// category 1 to 63 lower-case letters, digits and hyphens, with single slashes between the
// subtotals that it lies in and itself: `age=juveniles/15-17` (breakdown_table.h). Empty text is
// the whole. Where there is no fault, sets `normal` to the same with the dimensions in order, the
// one spelling under which it is kept.
BreakdownFault NormaliseBreakdown(absl::string_view text, std::string* normal);

// `BREAKDOWN_MALFORMED`: the reason code. Lives for ever.
absl::string_view Name(BreakdownFault fault);
// For people: what a breakdown must be. Lives for ever.
absl::string_view Description(BreakdownFault fault);

}  // namespace copperplate::indicators
