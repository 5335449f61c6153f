// Where recorded rebases fall among the points of a chart.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/annotation.h"
#include "services/indicators/domain/control_chart.h"

namespace copperplate::indicators {

struct PlacedRebases {
  std::vector<size_t> at;           // index of the first point of each segment but the first
  std::vector<Annotation> rebases;  // theirs
  std::optional<Annotation> before_first;
  std::vector<PendingRebase> pending;  // in order
};

// A rebase begins with the first period that begins in its month or later. One that begins after
// the last value is pending only where `to_open`: else there may be values beyond that were not
// asked for.
PlacedRebases PlaceRebases(absl::Span<const ChartValue> values,
                           absl::Span<const Annotation> annotations, bool to_open);

}  // namespace copperplate::indicators
