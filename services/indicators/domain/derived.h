// An indicator made of others by a formula: KSI = fatal + serious.
//
// Only measures whose figures are plain sums take part (COUNT, AMOUNT, RATE, LEVEL, HARM). Of a
// quotient it is not known whether the terms are parts of one base, so that their percentages add,
// or groups beside each other, so that they pool (decision 25).
#pragma once

#include <cstdint>

#include "absl/types/span.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/roll_up.h"

namespace copperplate::indicators {

struct DerivedTerm {
  const FormulaTerm& term;
  const RolledUpSeries& series;  // in the area, as of the data month
};

// The series of the derived indicator: the months in which every term has a figure, which is theirs
// added up or subtracted. A month that a term withholds is withheld, and one that falls below zero
// where `definition` does not allow it (kNegativeNotAllowed). Whatever is said of the terms'
// figures (status, qualifiers, batches, areas without one, `restated`) is said of the sum.
RolledUpSeries Combine(const IndicatorDefinition& definition, int32_t data_month,
                       absl::Span<const DerivedTerm> terms);

}  // namespace copperplate::indicators
