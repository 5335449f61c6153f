// Why a value or a verdict is not there, in words.
#pragma once

#include <string>

#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/period_words.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// What a value goes without: `1 of 12 months present`, `without fenland in some months`. Empty
// where nothing is missing.
std::string WhatIsMissing(const IndicatorDefinition& definition, const Cell& cell);

// `March 2018 has no value, since no figure is held for it`: of a cell of `label` without one.
std::string WhyNoValue(const IndicatorDefinition& definition, const Cell& cell,
                       const PeriodLabel& label);

// Why `verdict`, which compares these two, is NOT_CALCULATED; goes after `No verdict: `.
std::string WhyNoVerdict(const IndicatorDefinition& definition, const Verdict& verdict,
                         const Cell& subject, const Cell& reference);

}  // namespace copperplate::indicators
