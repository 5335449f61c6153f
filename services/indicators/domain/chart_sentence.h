#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/types/span.h"
#include "services/indicators/domain/control_chart.h"

namespace copperplate::indicators {

// The last point of a chart, and the limits it is held against.
struct ChartEnd {
  ChartValueKind kind = ChartValueKind::kPeriods;
  const ChartValue& value;
  absl::Span<const ChartSignal> signals;
  const ChartLimits& limits;
  size_t points = 0;  // that the limits stand on
  int32_t since = 0;  // month of the first of them
  bool trial = false;
};

// `March 2018, at 4,988, lies within the limits of 3,100 to 6,000 that its 48 months since April
// 2014 set and is no signal`.
std::string WhereItLies(const IndicatorDefinition& definition, const ChartEnd& end);

// `the limits of 3,100 to 6,000 that its 48 months since April 2014 set`.
std::string LimitsInWords(const IndicatorDefinition& definition, const ChartEnd& end);

// Fills in what the chart, complete but for that, says to a reader who knows no statistics: its
// sentence, its notes, and the sentence of each proposal.
void WriteSentences(const IndicatorDefinition& definition, ControlChart& chart);

}  // namespace copperplate::indicators
