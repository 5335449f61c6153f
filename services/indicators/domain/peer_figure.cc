#include "services/indicators/domain/peer_figure.h"

#include <utility>

#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/names.h"
#include "services/indicators/domain/observation.h"

namespace copperplate::indicators {
namespace {

using Issues = std::vector<PeerFigureIssue>;

void Add(absl::string_view field, ObservationFault fault, Issues& issues) {
  issues.push_back({field, Name(fault), Description(fault)});
}

// Nothing where the text is empty or, with its issue, no number.
std::optional<int64_t> ReadNumber(absl::string_view text, absl::string_view field, bool negative,
                                  Issues& issues) {
  if (text.empty()) return std::nullopt;
  int64_t number = 0;
  const DecimalFault fault = ParseMillionths(text, &number);
  if (fault != DecimalFault::kNone) {
    Add(field, FaultOf(fault), issues);
    return std::nullopt;
  }
  if (number < 0 && !negative) Add(field, ObservationFault::kNegativeNotAllowed, issues);
  return number;
}

void CheckPeriod(const IndicatorDefinition& definition, const PeerFigureRow& row,
                 int32_t last_month, Issues& issues) {
  if (!row.period_end.has_value()) return;
  const int32_t end = *row.period_end;
  if (end < definition.valid_from || end > definition.valid_to.value_or(end)) {
    Add("indicator", ObservationFault::kIndicatorNotValid, issues);
  }
  if (definition.frequency == Frequency::kQuarterly && end % 3 != 2) {
    Add("period_end", ObservationFault::kMonthNotEndOfPeriod, issues);
  }
  if (end > last_month) Add("period_end", ObservationFault::kMonthInFuture, issues);
  if (row.data_to.value_or(end) > end) {
    issues.push_back({"data_to", "MONTHS_REVERSED", "must not lie after period_end"});
  }
}

// Sound numbers, as the measure relates them.
void CheckQuotient(const IndicatorDefinition& definition, const PeerFigure& figure,
                   Issues& issues) {
  const Measure measure = definition.measure;
  const bool of_events = measure == Measure::kCount || measure == Measure::kRate;
  if (of_events && figure.numerator.value_or(0) % kMillion != 0) {
    issues.push_back({"numerator", Name(ObservationFault::kFractionInCount),
                      "must be a whole number, since events are counted"});
  }
  if (figure.denominator.has_value()) {
    if (!PeerHasDenominator(measure)) {
      Add("denominator", ObservationFault::kDenominatorNotApplicable, issues);
    } else if (*figure.denominator == 0) {
      issues.push_back(
          {"denominator", Name(ObservationFault::kNumeratorWithoutDenominator), "must be above 0"});
    } else if (measure == Measure::kProportion && figure.numerator.has_value() &&
               *figure.numerator > *figure.denominator) {
      Add("numerator", ObservationFault::kNumeratorAboveDenominator, issues);
    }
  } else if (figure.numerator.has_value() && PeerHasDenominator(measure)) {
    Add("denominator", ObservationFault::kDenominatorMissing, issues);
  }
  if (!figure.numerator.has_value() && figure.denominator.has_value()) {
    Add("numerator", ObservationFault::kNumberMissing, issues);
  }
  if (!figure.numerator.has_value() && !figure.value.has_value() &&
      !figure.denominator.has_value()) {
    issues.push_back(
        {"value", Name(ObservationFault::kNumberMissing), "must be given, or a numerator"});
  }
}

void CheckInterval(const PeerFigure& figure, Issues& issues) {
  const auto& [lower, upper] = std::pair(figure.interval_lower, figure.interval_upper);
  if (lower.has_value() != upper.has_value()) {
    Add(lower.has_value() ? "interval_upper" : "interval_lower", ObservationFault::kNumberMissing,
        issues);
  }
  if (lower.has_value() && upper.has_value() && *lower > *upper) {
    issues.push_back({"interval_lower", "INTERVAL_REVERSED", "must not exceed interval_upper"});
  }
}

}  // namespace

std::vector<PeerFigureIssue> ValidatePeerFigure(const IndicatorDefinition& definition,
                                                const PeerFigureRow& row, int32_t last_month,
                                                PeerFigure* figure) {
  Issues issues;
  CheckPeriod(definition, row, last_month, issues);
  const size_t before_numbers = issues.size();
  const bool negative = definition.allows_negative;
  figure->numerator = ReadNumber(row.numerator, "numerator", negative, issues);
  figure->denominator = ReadNumber(row.denominator, "denominator", false, issues);
  figure->value = ReadNumber(row.value, "value", negative, issues);
  // An interval of a rate near 0 may reach below it.
  figure->interval_lower = ReadNumber(row.interval_lower, "interval_lower", true, issues);
  figure->interval_upper = ReadNumber(row.interval_upper, "interval_upper", true, issues);
  if (issues.size() == before_numbers) {
    CheckQuotient(definition, *figure, issues);
    CheckInterval(*figure, issues);
  }
  figure->period_end = row.period_end.value_or(0);
  figure->period_months = PeriodMonths(definition.frequency);
  figure->data_to = row.data_to.value_or(figure->period_end);
  return issues;
}

Cell PeerCell(const IndicatorDefinition& definition, const PeerFigure& figure) {
  Cell cell;
  cell.absence = AbsenceReason::kNone;
  cell.period = {figure.period_end - figure.period_months + 1, figure.period_end};
  cell.months_present = 1;
  // The value of a COUNT is its events.
  cell.numerator = figure.numerator.value_or(
      definition.measure == Measure::kCount ? figure.value.value_or(0) : 0);
  if (figure.denominator.has_value()) cell.denominator = *figure.denominator;
  if (figure.value.has_value()) {
    cell.exact = Rational::Of(*figure.value, kMillion);
  } else {
    cell.exact = Rational::Of(cell.numerator * DisplayMultiplier(definition),
                              cell.denominator.value_or(kMillion));
  }
  cell.value = cell.exact.ToDouble();
  cell.text = cell.exact.Round(definition.decimals);
  return cell;
}

}  // namespace copperplate::indicators
