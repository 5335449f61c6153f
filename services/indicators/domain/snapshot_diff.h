// What differs between a dashboard as published and as it would be computed now.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/dashboard_row.h"

namespace copperplate::indicators {

// One cell, as a snapshot keeps it for comparison: `text` is what a reader sees first, `detail`
// whatever else the row shows of it (exact numerator and denominator, what was printed, or the
// verdict's reason, its two sides and what a test made of them).
struct ComparedCell {
  Column column = Column::kCurrent;
  std::string text;
  std::string detail;
  std::vector<int64_t> batches;  // behind the cell, ascending

  friend bool operator==(const ComparedCell& a, const ComparedCell& b) {
    return a.column == b.column && a.text == b.text && a.detail == b.detail;
  }
};

// What a row shows beside its cells, by the API's JSON name: `title`, `dataMonth`, `restated`...
struct ComparedField {
  std::string name;
  std::string text;
};

struct ComparedRow {
  std::string indicator;
  std::vector<ComparedCell> cells;    // every column once
  std::vector<ComparedField> fields;  // each once
};

enum class DifferenceKind : uint8_t { kChanged, kRowAdded, kRowRemoved, kFieldChanged };

struct CellDifference {
  std::string indicator;
  DifferenceKind kind = DifferenceKind::kChanged;
  Column column = Column::kCurrent;  // of kChanged only
  std::string field;                 // of kFieldChanged only
  std::string before;
  std::string after;
  // Behind the cell (of a field: any cell of the row) now and not before, ascending: the imports
  // that moved it. Empty when the definition, an area, a population, a printed cell or a series
  // break changed instead.
  std::vector<int64_t> batches;
};

// What a computed row shows. `batches` are those behind its series.
ComparedRow ForComparison(const IndicatorDefinition& definition, const DashboardRow& row,
                          absl::Span<const MonthBatch> batches);

// Row by row in the order of `before`, its fields before its cells, then rows only `after` has, in
// its order. Cells that differ only beneath the printed rounding are differences too.
std::vector<CellDifference> Diff(absl::Span<const ComparedRow> before,
                                 absl::Span<const ComparedRow> after);

// The batches behind the months of `period`, ascending, each once.
std::vector<int64_t> BatchesBehind(absl::Span<const MonthBatch> batches, const Period& period);

}  // namespace copperplate::indicators
