#pragma once

#include <string>

#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/year_end_forecast.h"

namespace copperplate::indicators {

// Where the year is projected to end and why by that method, for a reader who knows no statistics.
std::string ForecastSentence(const IndicatorDefinition& definition, const YearEndForecast& year);

// That the process changed within the history; empty where it did not.
std::string StepChangeNote(const YearEndForecast& year);

}  // namespace copperplate::indicators
