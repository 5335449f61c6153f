// What differs between a dashboard as published and as it would be computed now.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/dashboard_row.h"

namespace copperplate::indicators {

// One cell, as a snapshot keeps it for comparison: `text` is what a reader sees, `detail` whatever
// else makes the cell what it is (exact numerator and denominator, or the verdict's reason and its
// two sides).
struct ComparedCell {
  Column column = Column::kCurrent;
  std::string text;
  std::string detail;
  std::vector<int64_t> batches;  // behind the cell, ascending

  friend bool operator==(const ComparedCell& a, const ComparedCell& b) {
    return a.column == b.column && a.text == b.text && a.detail == b.detail;
  }
};

struct ComparedRow {
  std::string indicator;
  std::vector<ComparedCell> cells;  // every column once
};

enum class DifferenceKind : uint8_t { kChanged, kRowAdded, kRowRemoved };

struct CellDifference {
  std::string indicator;
  DifferenceKind kind = DifferenceKind::kChanged;
  Column column = Column::kCurrent;  // of kChanged only
  std::string before;
  std::string after;
  // Behind the cell now and not before, ascending: the imports that moved it. Empty when the
  // definition, a population or a printed peer changed instead.
  std::vector<int64_t> batches;
};

// The cells of a computed row; `series` is the one it was computed from.
ComparedRow ForComparison(const DashboardRow& row, absl::Span<const SeriesPoint> series);

// Row by row in the order of `before`, then rows only `after` has, in its order. Cells that differ
// only beneath the printed rounding are differences too.
std::vector<CellDifference> Diff(absl::Span<const ComparedRow> before,
                                 absl::Span<const ComparedRow> after);

// The batches behind the months of `period`, ascending, each once.
std::vector<int64_t> BatchesBehind(absl::Span<const SeriesPoint> series, const Period& period);

}  // namespace copperplate::indicators
