#pragma once

#include <string>

#include "services/indicators/domain/period_trend.h"

namespace copperplate::indicators {

// The trend in words for a reader who knows no statistics, and why it is one or none.
std::string PeriodTrendSentence(const IndicatorDefinition& definition, const PeriodTrend& trend);

}  // namespace copperplate::indicators
