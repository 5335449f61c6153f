#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// The verdict in one sentence for a reader who knows no statistics.
std::string Sentence(const IndicatorDefinition& definition, const Verdict& verdict,
                     const Cell& reference);

// A rounded value as people write it: `4,988`, `80.7%`, `15 minutes`, `0.7 days lost per person`.
std::string Quantity(const IndicatorDefinition& definition, absl::string_view text);

// `March 2018`.
std::string MonthInWords(int32_t month);

}  // namespace copperplate::indicators
