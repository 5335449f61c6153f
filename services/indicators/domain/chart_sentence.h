#pragma once

#include <string>

#include "services/indicators/domain/control_chart.h"

namespace copperplate::indicators {

// A number of a chart that is no figure, rounded half away from zero.
std::string RoundedText(double value, int decimals);

// Fills in what the chart, complete but for that, says to a reader who knows no statistics: its
// sentence, its notes, and the sentence of each proposal.
void WriteSentences(const IndicatorDefinition& definition, ControlChart& chart);

}  // namespace copperplate::indicators
