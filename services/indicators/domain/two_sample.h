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
  // As Verdict has it; above 1 z, p and interval allow for it, and the method says so.
  std::optional<double> dispersion;
  // The subject is beyond chance, in the direction of its sign: 1, -1, else 0.
  int signal = 0;
};

// An average month of the reference has as many events, and of a proportion as many without, as it
// takes to tell how its months vary beyond chance: chance moves it by no more than a tenth.
inline constexpr double kLargeMonth = 100;
// And so many months are there, without a gap.
inline constexpr int32_t kMonthsForDispersion = 12;

// `rule.method` is one of the two-sample methods.
TwoSampleTest RunTwoSampleTest(const CellMaker& cells, const Rule& rule, const Period& subject,
                               const Period& reference);

}  // namespace copperplate::indicators
