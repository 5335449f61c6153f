// Numbers as a sentence has them.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "libs/rational/rational.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// A rounded value with its unit, as people write it: `4,988`, `80.7%`, `15 minutes`, `1 minute`,
// `0.7 days lost per person`, `78.2 per 1,000 people`, `£52,220`.
std::string Quantity(const IndicatorDefinition& definition, absl::string_view text);

// Two values and the step between them, as one sentence prints them.
struct PrintedStep {
  std::string subject;    // with its unit
  std::string reference;  // with its unit
  // By how much the first lies above or below the second: `3.1%`, of a percentage `1.7 points
  // (2.1%)`. Empty where they are equal, or where nothing can be said but which is higher.
  std::string size;
  std::string interval;  // around the first: `82.1% to 84.4%`; empty without one
};

// `subject` and `reference` are present. `change` is the exact change in percent, nothing where
// there is none; `band` the least change that counts, which a smaller one is not rounded up to.
//
// The values have the decimals of their cells, or as many more as it takes (six at most) that what
// is printed agrees: numbers of different values differ, their difference is the points printed,
// and it comes to the percentage printed within one unit of its last digit. The bounds of the
// `interval` around the subject, where there is one, lie to the reference printed as they do to it.
PrintedStep PrintStep(const IndicatorDefinition& definition, const Cell& subject,
                      const Cell& reference, const std::optional<Rational>& change,
                      std::optional<int> band, const std::optional<Interval>& interval = {});

}  // namespace copperplate::indicators
