#pragma once

#include <optional>

#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// The test of two periods that a rule asks for.
struct TwoSampleTest {
  VerdictReason reason = VerdictReason::kNone;  // why there is none
  Method method = Method::kNone;                // the one used: exact where counts are small
  std::optional<double> z;                      // positive when the subject is higher
  double p = 1;
  std::optional<Interval> interval;  // as Verdict has it
  double subject_n = 0;
  double reference_n = 0;
  // The subject is beyond chance, in the direction of its sign: 1, -1, else 0.
  int signal = 0;
};

// `rule.method` is one of the two-sample methods.
TwoSampleTest RunTwoSampleTest(const CellMaker& cells, const Rule& rule, const Period& subject,
                               const Period& reference);

}  // namespace copperplate::indicators
