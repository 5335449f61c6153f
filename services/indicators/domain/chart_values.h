// What the points of a control chart are: the months' own values, or where their season is strong
// the differences from a year before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/indicators/domain/chart_signal.h"
#include "services/indicators/domain/line.h"

namespace copperplate::indicators {

// How seasonal the periods are (libs/statistics stable_seasonality.h).
struct ChartSeasonality {
  bool tested = false;  // three years in a row have a value
  bool strong = false;
  std::optional<double> f;  // nothing where not tested, or infinite
  int n = 0;                // periods that it is of
};

struct ChartValue {
  int32_t month = 0;  // of the period its last
  Cell cell;          // of the period itself
  double value = 0;   // what is charted
  std::string text;   // the same, rounded as the cell is
};

struct ChartValues {
  ChartValueKind kind = ChartValueKind::kPeriods;
  ChartSeasonality seasonality;
  std::vector<ChartValue> values;  // two or more, in order
};

// The months that a chart was asked for. Where an end was left open, periods without a value are
// left out there.
struct ChartWindow {
  Period months;
  bool from_open = false;
  bool to_open = false;
};

// How many periods a year has: 12, 4 or 1.
size_t SeasonLength(Frequency frequency);

// `periods` are those of the window and of the year before it, where that is looked at, in order,
// each with one cell. Without `asked` the kind is what the periods need. FAILED_PRECONDITION
// (MEASURE_NOT_SUPPORTED) of a formula that IsComputed() knows not; INVALID_ARGUMENT:
// SERIES_HAS_GAP naming the months, SERIES_TOO_SHORT, SERIES_SEASONAL where kPeriods is asked for
// of a strong season, NO_SEASON where a year has one period.
absl::StatusOr<ChartValues> ChooseChartValues(const IndicatorDefinition& definition,
                                              absl::Span<const LinePoint> periods,
                                              const ChartWindow& window,
                                              std::optional<ChartValueKind> asked);

}  // namespace copperplate::indicators
