// What an observation must be to be taken in.
#pragma once

#include <cstdint>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {

enum class ObservationField : uint8_t {
  kMonth,
  kNumerator,
  kDenominator,
  kStatus,
  kQualifier,
  kPeriodMonths,
  kIndicator,
  kBreakdown,
};

// What is wrong with a field; Name() gives the reason code of the API.
enum class ObservationFault : uint8_t {
  kNumberMissing,
  kNumberMalformed,
  kNumberNotFinite,
  kNumberHasExponent,
  kNumberTooPrecise,
  kNumberTooLarge,
  kNegativeNotAllowed,           // numerator below 0 without allows_negative, denominator below 0
  kFractionInCount,              // COUNT, HARM
  kNumeratorAboveDenominator,    // PROPORTION
  kNumeratorWithoutDenominator,  // denominator 0 with a numerator, but for RATIO
  kDenominatorMissing,
  kDenominatorNotApplicable,  // COUNT, AMOUNT, LEVEL, HARM, and RATE, whose population is kept
                              // apart
  kStatusUnknown,
  kQualifierUnknown,
  kPeriodMonthsUnknown,   // not 1, 3 or 12
  kPeriodMonthsMismatch,  // not the indicator's frequency
  kMonthNotEndOfPeriod,   // a quarter stands at March, June, September or December
  kMonthInFuture,
  kIndicatorNotValid,  // outside the definition's valid_from to valid_to
  kIndicatorDerived,   // it has a formula, so no figures of its own
  kHarmNeedsOffence,   // HARM: the breakdown is not `offence=` and a category
};

struct ObservationRow {
  int32_t month = 0;  // month number, already parsed
  absl::string_view numerator;
  absl::string_view denominator;    // empty: none
  absl::string_view status;         // empty: FINAL
  absl::string_view qualifier;      // empty: EXACT
  absl::string_view period_months;  // empty: the indicator's frequency
  absl::string_view breakdown{};    // in normal form; empty: the whole
};

struct FieldIssue {
  ObservationField field;
  ObservationFault fault;
};
// What is wrong with a number that is none. Not of kNone.
ObservationFault FaultOf(DecimalFault fault);
// For people: what the field must be. Lives for ever.
absl::string_view Description(ObservationFault fault);

using FieldIssues = absl::InlinedVector<FieldIssue, 2>;

// All that is wrong with `row` as an observation of `definition`; empty, and `figure` filled in
// (batch and revision left alone), when nothing is. `last_month` is the present month: figures of
// later ones are refused. Allocates nothing for a sound row.
FieldIssues ValidateObservation(const IndicatorDefinition& definition, const ObservationRow& row,
                                int32_t last_month, Figure* figure);

}  // namespace copperplate::indicators
