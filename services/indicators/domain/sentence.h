#pragma once

#include <optional>
#include <string>

#include "libs/rational/rational.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/quantity.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// The verdict on `subject` against `reference` in one sentence for a reader who knows no
// statistics; empty when NOT_APPLICABLE. `change` is the exact one in percent, nothing where there
// is none.
std::string Sentence(const IndicatorDefinition& definition, const Verdict& verdict,
                     const Cell& subject, const Cell& reference,
                     const std::optional<Rational>& change);

// `higher, as the figure stays above once chance is allowed for (95% interval 109 to 154)`: of a
// verdict by an interval (IsInterval()).
std::string WordAndWhyByInterval(const Verdict& verdict, const PrintedStep& step);

}  // namespace copperplate::indicators
