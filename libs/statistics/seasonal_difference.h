#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace copperplate::statistics {

// Each value less the one `period` places before it (12: the same month a year ago), in the unit of
// the values: `period` values fewer, without what repeats each year. The first result belongs to
// values[period]. A chart of it answers "is this month unusual against last year's?", and is to say
// so. INVALID_ARGUMENT: not more than `period` values (SERIES_TOO_SHORT), a gap (SERIES_HAS_GAP), a
// value out of range or a period of 0 (ARGUMENT_OUT_OF_RANGE). Box and Jenkins 1970, "Time Series
// Analysis: Forecasting and Control", chapter 9.
absl::StatusOr<std::vector<double>> SeasonalDifference(absl::Span<const double> values,
                                                       size_t period);

}  // namespace copperplate::statistics
