#include "services/indicators/domain/observation.h"

#include <optional>

#include "services/indicators/domain/harm_weight.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {

ObservationFault FaultOf(DecimalFault fault) {
  switch (fault) {
    case DecimalFault::kMissing:
      return ObservationFault::kNumberMissing;
    case DecimalFault::kNotFinite:
      return ObservationFault::kNumberNotFinite;
    case DecimalFault::kExponent:
      return ObservationFault::kNumberHasExponent;
    case DecimalFault::kTooPrecise:
      return ObservationFault::kNumberTooPrecise;
    case DecimalFault::kTooLarge:
      return ObservationFault::kNumberTooLarge;
    case DecimalFault::kNone:
    case DecimalFault::kMalformed:
      break;
  }
  return ObservationFault::kNumberMalformed;
}

namespace {

void CheckNumerator(const IndicatorDefinition& definition, const ObservationRow& row,
                    FieldIssues& issues, Figure& figure) {
  const DecimalFault fault = ParseMillionths(row.numerator, &figure.numerator);
  if (fault != DecimalFault::kNone) {
    issues.push_back({ObservationField::kNumerator, FaultOf(fault)});
    return;
  }
  if (figure.numerator < 0 && !definition.allows_negative) {
    issues.push_back({ObservationField::kNumerator, ObservationFault::kNegativeNotAllowed});
  }
  const bool whole = definition.measure == Measure::kCount || definition.measure == Measure::kHarm;
  if (whole && figure.numerator % kMillion != 0) {
    issues.push_back({ObservationField::kNumerator, ObservationFault::kFractionInCount});
  }
}

void CheckDenominator(const IndicatorDefinition& definition, const ObservationRow& row,
                      FieldIssues& issues, Figure& figure) {
  figure.denominator.reset();
  const bool expected = HasDenominator(definition.measure);
  if (row.denominator.empty() || !expected) {
    if (row.denominator.empty() == expected) {
      issues.push_back(
          {ObservationField::kDenominator, expected ? ObservationFault::kDenominatorMissing
                                                    : ObservationFault::kDenominatorNotApplicable});
    }
    return;
  }
  int64_t value = 0;
  const DecimalFault fault = ParseMillionths(row.denominator, &value);
  if (fault != DecimalFault::kNone) {
    issues.push_back({ObservationField::kDenominator, FaultOf(fault)});
  } else if (value < 0) {
    issues.push_back({ObservationField::kDenominator, ObservationFault::kNegativeNotAllowed});
  } else {
    figure.denominator = value;
  }
}

// Only of numbers that are sound by themselves.
void CheckTogether(Measure measure, FieldIssues& issues, const Figure& figure) {
  if (!figure.denominator.has_value()) return;
  if (*figure.denominator == 0 && figure.numerator != 0 && measure != Measure::kRatio) {
    issues.push_back(
        {ObservationField::kDenominator, ObservationFault::kNumeratorWithoutDenominator});
  } else if (measure == Measure::kProportion && figure.numerator > *figure.denominator) {
    issues.push_back({ObservationField::kNumerator, ObservationFault::kNumeratorAboveDenominator});
  }
}

void CheckPeriod(const IndicatorDefinition& definition, const ObservationRow& row,
                 int32_t last_month, FieldIssues& issues) {
  const int expected = PeriodMonths(definition.frequency);
  const absl::string_view text = row.period_months;
  if (!text.empty()) {
    const int given = text == "1" ? 1 : text == "3" ? 3 : text == "12" ? 12 : 0;
    if (given != expected) {
      issues.push_back(
          {ObservationField::kPeriodMonths, given == 0 ? ObservationFault::kPeriodMonthsUnknown
                                                       : ObservationFault::kPeriodMonthsMismatch});
    }
  }
  if (definition.frequency == Frequency::kQuarterly && row.month % 3 != 2) {
    issues.push_back({ObservationField::kMonth, ObservationFault::kMonthNotEndOfPeriod});
  }
  if (row.month > last_month) {
    issues.push_back({ObservationField::kMonth, ObservationFault::kMonthInFuture});
  }
}

void CheckIndicator(const IndicatorDefinition& definition, int32_t month, FieldIssues& issues) {
  if (month < definition.valid_from ||
      (definition.valid_to.has_value() && month > *definition.valid_to)) {
    issues.push_back({ObservationField::kIndicator, ObservationFault::kIndicatorNotValid});
  }
  if (!definition.formula.empty()) {
    issues.push_back({ObservationField::kIndicator, ObservationFault::kIndicatorDerived});
  }
}

// The harm of a month is that of its offences; a whole without them weighs nothing.
void CheckBreakdown(const IndicatorDefinition& definition, absl::string_view breakdown,
                    FieldIssues& issues) {
  if (definition.measure != Measure::kHarm) return;
  const size_t equals = breakdown.find('=');
  if (equals == absl::string_view::npos || breakdown.substr(0, equals) != kHarmDimension ||
      !IsHarmCategory(breakdown.substr(equals + 1))) {
    issues.push_back({ObservationField::kBreakdown, ObservationFault::kHarmNeedsOffence});
  }
}

void CheckWords(const ObservationRow& row, FieldIssues& issues, Figure& figure) {
  figure.status = FigureStatus::kFinal;
  if (!row.status.empty()) {
    const std::optional<FigureStatus> status = ParseFigureStatus(row.status);
    if (!status) issues.push_back({ObservationField::kStatus, ObservationFault::kStatusUnknown});
    figure.status = status.value_or(FigureStatus::kFinal);
  }
  figure.qualifier = Qualifier::kExact;
  if (!row.qualifier.empty()) {
    const std::optional<Qualifier> qualifier = ParseQualifier(row.qualifier);
    if (!qualifier) {
      issues.push_back({ObservationField::kQualifier, ObservationFault::kQualifierUnknown});
    }
    figure.qualifier = qualifier.value_or(Qualifier::kExact);
  }
}

}  // namespace

FieldIssues ValidateObservation(const IndicatorDefinition& definition, const ObservationRow& row,
                                int32_t last_month, Figure* figure) {
  FieldIssues issues;
  CheckIndicator(definition, row.month, issues);
  CheckPeriod(definition, row, last_month, issues);
  const size_t before_numbers = issues.size();
  CheckNumerator(definition, row, issues, *figure);
  CheckDenominator(definition, row, issues, *figure);
  if (issues.size() == before_numbers) CheckTogether(definition.measure, issues, *figure);
  CheckWords(row, issues, *figure);
  CheckBreakdown(definition, row.breakdown, issues);
  return issues;
}

absl::string_view Description(ObservationFault fault) {
  switch (fault) {
    case ObservationFault::kNumberMissing:
      return "must not be empty";
    case ObservationFault::kNumberMalformed:
      return "must be digits, with at most one leading minus and one decimal point";
    case ObservationFault::kNumberNotFinite:
      return "must be a finite number";
    case ObservationFault::kNumberHasExponent:
      return "must be written without an exponent";
    case ObservationFault::kNumberTooPrecise:
      return "must have at most 6 digits after the decimal point";
    case ObservationFault::kNumberTooLarge:
      return "must lie within plus or minus 1000000000000";
    case ObservationFault::kNegativeNotAllowed:
      return "must not be negative for this indicator";
    case ObservationFault::kFractionInCount:
      return "must be a whole number, since the indicator counts";
    case ObservationFault::kNumeratorAboveDenominator:
      return "must not exceed the denominator, since the indicator is a PROPORTION";
    case ObservationFault::kNumeratorWithoutDenominator:
      return "must not be 0 beside a numerator";
    case ObservationFault::kDenominatorMissing:
      return "must not be empty for this indicator's measure";
    case ObservationFault::kDenominatorNotApplicable:
      return "must be empty for this indicator's measure";
    case ObservationFault::kStatusUnknown:
      return "must be FINAL or PROVISIONAL";
    case ObservationFault::kQualifierUnknown:
      return "must be EXACT, ESTIMATED, RECONSTRUCTED or AS_PRINTED";
    case ObservationFault::kPeriodMonthsUnknown:
      return "must be 1, 3 or 12";
    case ObservationFault::kPeriodMonthsMismatch:
      return "must be the length of the indicator's own period";
    case ObservationFault::kMonthNotEndOfPeriod:
      return "must be the last month of a quarter: March, June, September or December";
    case ObservationFault::kMonthInFuture:
      return "must not lie in the future";
    case ObservationFault::kIndicatorNotValid:
      return "must be an indicator that is valid in the month";
    case ObservationFault::kIndicatorDerived:
      return "must not be a derived indicator, which has no figures of its own";
    case ObservationFault::kHarmNeedsOffence:
      return "must be offence= and one category without slashes, since the indicator is a HARM";
  }
  return "";
}

}  // namespace copperplate::indicators
