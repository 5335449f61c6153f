// A dashboard's row as a snapshot keeps it for comparison.
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

// What a computed row shows. `batches` are those behind its series.
ComparedRow ForComparison(const IndicatorDefinition& definition, const DashboardRow& row,
                          absl::Span<const MonthBatch> batches);

// The batches behind the months of `period`, ascending, each once.
std::vector<int64_t> BatchesBehind(absl::Span<const MonthBatch> batches, const Period& period);

}  // namespace copperplate::indicators
