// What differs between a dashboard as published and as it would be computed now.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/compared_row.h"

namespace copperplate::indicators {

enum class DifferenceKind : uint8_t { kChanged, kRowAdded, kRowRemoved, kFieldChanged };

struct CellDifference {
  std::string indicator;
  DifferenceKind kind = DifferenceKind::kChanged;
  Column column = Column::kCurrent;  // of kChanged only
  std::string field;                 // of kFieldChanged only
  std::string before;
  std::string after;
  // Behind the cell (of a field: any cell of the row) now and not before, ascending: the imports
  // that moved it. Empty when something else changed instead: a definition, an area, a target...
  std::vector<int64_t> batches;
  // Of a verdict that its profile gave in another version, which came with a release: the profile's
  // name and the two versions. Of all else empty.
  std::string profile;
  int version_before = 0;
  int version_after = 0;
};

// Row by row in the order of `before`, its fields before its cells, then rows only `after` has, in
// its order. Cells that differ only beneath the printed rounding are differences too.
std::vector<CellDifference> Diff(absl::Span<const ComparedRow> before,
                                 absl::Span<const ComparedRow> after);

}  // namespace copperplate::indicators
