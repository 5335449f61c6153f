// The lines of a chart: one column of the dashboard, month after month.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/period.h"

namespace copperplate::indicators {

enum class LineColumn : uint8_t {
  kMonth,       // the month, quarter or year itself
  kYearToDate,  // April to the month
  kRolling12,   // the twelve months up to it
};

// One month of every line.
struct LinePoint {
  int32_t month = 0;
  std::vector<Cell> cells;  // in the order of the columns asked for
};

// The points of `months`, each month one: of a QUARTERLY or ANNUAL indicator only the months at
// which a period stands, and of those columns that sum months a cell NOT_APPLICABLE. `cells` should
// hold the series from 11 months before the first.
std::vector<LinePoint> ComputeLines(const CellMaker& cells, const Period& months,
                                    absl::Span<const LineColumn> columns);

}  // namespace copperplate::indicators
