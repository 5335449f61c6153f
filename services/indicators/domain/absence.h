#pragma once

#include <cstdint>

namespace copperplate::indicators {

// Why a cell has no value. Absent is never 0.
enum class AbsenceReason : uint8_t {
  kNone,                 // it has one
  kNotApplicable,        // the column is not among the indicator's: prints `-`
  kNoObservation,        // nothing was observed in the period
  kIncompletePeriod,     // months are missing: MissingMonths() names them
  kDenominatorZero,      // nobody asked, nothing recorded
  kNoPopulation,         // a RATE without a mid-year estimate up to the data month's year
  kMeasureNotSupported,  // a formula that this release does not let in (IsComputed())
  // Figures are too large to add; of a change, the difference of two quotients leaves 128 bits.
  kOutOfRange,
  kHarmWeightMissing,   // HARM: a category that was counted has no weight
  kNegativeNotAllowed,  // a formula's difference below zero, without allows_negative
};

}  // namespace copperplate::indicators
