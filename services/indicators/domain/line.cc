#include "services/indicators/domain/line.h"

#include <algorithm>
#include <utility>

namespace copperplate::indicators {
namespace {

Cell CellOf(const CellMaker& cells, LineColumn column, int32_t month) {
  const Frequency frequency = cells.definition().frequency;
  if (column == LineColumn::kMonth) {
    Cell cell = cells.Value({month, month});
    cell.period.first -= PeriodMonths(frequency) - 1;
    return cell;
  }
  if (frequency != Frequency::kMonthly) return {};
  return cells.Value(column == LineColumn::kYearToDate ? YearToDate(month) : Rolling12(month));
}

// Does a period of the indicator stand at the month? Where a year ends no definition says, so it
// does where a figure is.
bool IsPeriodEnd(const CellMaker& cells, int32_t month) {
  switch (cells.definition().frequency) {
    case Frequency::kMonthly:
      return true;
    case Frequency::kQuarterly:
      return (month + 1) % 3 == 0;
    case Frequency::kAnnual:
      break;
  }
  const auto at = std::find_if(cells.series().begin(), cells.series().end(),
                               [month](const SeriesPoint& point) { return point.month == month; });
  return at != cells.series().end();
}

}  // namespace

std::vector<LinePoint> ComputeLines(const CellMaker& cells, const Period& months,
                                    absl::Span<const LineColumn> columns) {
  std::vector<LinePoint> points;
  for (int32_t month = months.first; month <= months.last; ++month) {
    if (!IsPeriodEnd(cells, month)) continue;
    LinePoint& point = points.emplace_back();
    point.month = month;
    point.cells.reserve(columns.size());
    for (const LineColumn column : columns) point.cells.push_back(CellOf(cells, column, month));
  }
  return points;
}

}  // namespace copperplate::indicators
