// The months without a gap that a forecast rests on.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/period.h"

namespace copperplate::indicators {

struct ForecastHistory {
  Period months;
  std::vector<double> values;  // of each month, in the indicator's unit
};

// The unbroken run of months that ends with `last_month`, at most `most` of them. INVALID_ARGUMENT
// where it has fewer than `least`, saying how many there are and are needed: SERIES_HAS_GAP with
// the months that are missing where there are figures before them, SERIES_TOO_SHORT where there are
// none.
absl::StatusOr<ForecastHistory> HistoryTo(const CellMaker& cells, int32_t last_month, int32_t least,
                                          int32_t most);

}  // namespace copperplate::indicators
