// Putting a series together: ordering it, and rolling children up into their area.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {

SeriesPoint ToPoint(const Figure& figure, int32_t month);

// Puts points in month order, whatever order they came in. INVALID_ARGUMENT (DUPLICATE_MONTH) when
// a month stands in it twice.
absl::Status SortSeries(std::vector<SeriesPoint>& series);

// A child's figures, and the months in which it is a child of the area in question.
struct ChildSeries {
  absl::Span<const SeriesPoint> series;  // ascending
  int32_t member_from = 0;
  int32_t member_to = std::numeric_limits<int32_t>::max();  // itself included
};

struct RolledUpSeries {
  std::vector<SeriesPoint> series;  // ascending
  int32_t data_month = 0;
  bool restated = false;
};

// The series of an area that has no figures of its own: numerators and denominators of its children
// add. Which children: those that belong to it in the data month, for all months, also before it
// existed; `restated` says that a month from before one of them belonged to it is among the months
// behind the row. A month is there when every such child has a figure (pooled measures: at least
// one). D is the latest month within reach that is there for the children of that month. A point is
// PROVISIONAL when a child's is, its qualifiers are all of theirs, its batch is the latest of
// theirs.
//
// OUT_OF_RANGE (VALUE_OUT_OF_RANGE) when a sum leaves 64 bits of millionths.
absl::StatusOr<RolledUpSeries> RollUp(const IndicatorDefinition& definition,
                                      absl::Span<const ChildSeries> children, int32_t month_asked);

}  // namespace copperplate::indicators
