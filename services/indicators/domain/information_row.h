// What is behind one row of the dashboard, as the information sheet of a Board pack says it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {

struct PeerData {
  Comparator comparator = Comparator::kMostSimilarForces;
  std::optional<int32_t> data_to;  // month
};

struct InformationRow {
  std::optional<int32_t> data_to;  // the latest month with a figure
  std::string data_used;           // source, collection and month in words; empty: nothing is known
  std::optional<int32_t> peer_data_to;  // the latest of the peers'
  std::string peer_data_used;           // `n/a` where nothing is known
  std::vector<PeerData> peers;
};

// `series` is ascending and ends at the latest in `month`, or what lies beyond is not looked at.
InformationRow DescribeData(const IndicatorDefinition& definition,
                            absl::Span<const SeriesPoint> series, int32_t month,
                            absl::Span<const PeerVerdict> peers);

}  // namespace copperplate::indicators
