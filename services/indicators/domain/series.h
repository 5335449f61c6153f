// A series: its points in order, and which imports are behind them.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/numeric/int128.h"
#include "absl/status/status.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {

// Puts points in month order, whatever order they came in. INVALID_ARGUMENT (DUPLICATE_MONTH) when
// a month stands in it twice.
absl::Status SortSeries(std::vector<SeriesPoint>& series);

// Whether a sum can be a point's figure.
bool FitsAPoint(absl::int128 millionths);

// Has `sum` say what a figure behind it says of itself: PROVISIONAL when any is, and its qualifiers
// among theirs.
void AddQuality(const SeriesPoint& figure, SeriesPoint& sum);

// A batch that a figure behind a month came with; a month that is a sum may have several.
struct MonthBatch {
  int32_t month = 0;
  int32_t batch = 0;

  friend bool operator==(const MonthBatch& a, const MonthBatch& b) {
    return a.month == b.month && a.batch == b.batch;
  }
};

}  // namespace copperplate::indicators
