#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "services/indicators/domain/column.h"
#include "services/indicators/domain/dashboard_row.h"

namespace copperplate::indicators {

// What sets a cell of a published page apart from all others of a force.
struct PrintedCellKey {
  int32_t month = 0;      // of the page
  std::string indicator;  // id
  std::string area;       // id
  Column column = Column::kCurrent;
  std::optional<Comparator> comparator;  // of PEERS, and only there

  friend bool operator==(const PrintedCellKey&, const PrintedCellKey&) = default;
  // The order of lists.
  friend auto operator<=>(const PrintedCellKey& a, const PrintedCellKey& b) {
    return std::tie(a.area, a.indicator, a.month, a.column, a.comparator) <=>
           std::tie(b.area, b.indicator, b.month, b.column, b.comparator);
  }
};

}  // namespace copperplate::indicators
