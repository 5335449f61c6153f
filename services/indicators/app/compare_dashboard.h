#pragma once

#include <vector>

#include "services/indicators/app/compute_dashboard.h"
#include "services/indicators/domain/snapshot_diff.h"

namespace copperplate::indicators {

// The dashboard's cells with what is behind them, as a diff compares them.
inline std::vector<ComparedRow> CompareDashboard(const ComputedDashboard& dashboard) {
  std::vector<ComparedRow> rows;
  rows.reserve(dashboard.rows.size());
  for (const ComputedRow& computed : dashboard.rows) {
    rows.push_back(ForComparison(computed.definition, computed.row, computed.batches));
  }
  return rows;
}

}  // namespace copperplate::indicators
