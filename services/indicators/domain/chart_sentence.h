#pragma once

#include <string>

#include "services/indicators/domain/control_chart.h"

namespace copperplate::indicators {

// Fills in what the chart, complete but for that, says to a reader who knows no statistics: its
// sentence, its notes, and the sentence of each proposal.
void WriteSentences(const IndicatorDefinition& definition, ControlChart& chart);

}  // namespace copperplate::indicators
