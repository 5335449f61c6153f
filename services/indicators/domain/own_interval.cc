#include "services/indicators/domain/own_interval.h"

#include "libs/statistics/comparison.h"
#include "libs/statistics/poisson.h"
#include "libs/statistics/proportion.h"
#include "services/indicators/domain/confidence.h"

namespace copperplate::indicators {
namespace {

OwnInterval None(const Rule& rule, VerdictReason reason) {
  OwnInterval none;
  none.reason = reason;
  none.method = rule.method;
  return none;
}

OwnInterval OfProportion(const Rule& rule, const Cell& subject, int multiplier) {
  const absl::int128 whole = subject.denominator.value_or(0);
  if (subject.numerator > whole) return None(rule, VerdictReason::kNumeratorAboveDenominator);
  const absl::StatusOr<statistics::Interval> wilson =
      statistics::WilsonInterval(Units(subject.numerator), Units(whole), kConfidence);
  if (!wilson.ok()) return None(rule, VerdictReason::kNotTestable);
  OwnInterval own;
  own.method = Method::kWilsonInterval;
  own.interval = {wilson->lower * multiplier, wilson->upper * multiplier};
  return own;
}

OwnInterval OfEvents(const IndicatorDefinition& definition, const Rule& rule, const Cell& subject,
                     const Cell& reference) {
  if (!CountsEvents(definition)) return None(rule, VerdictReason::kNotTestable);
  if (subject.numerator < 0 || reference.numerator < 0) {
    return None(rule, VerdictReason::kNegativeCount);
  }
  if (subject.numerator % kMillion != 0) return None(rule, VerdictReason::kNotTestable);
  if (definition.measure == Measure::kRate && !subject.denominator.has_value()) {
    return None(rule, VerdictReason::kNotTestable);  // published as a value alone
  }
  // A COUNT stands over one of nothing in particular.
  const double population = Units(subject.denominator.value_or(kMillion));
  const absl::StatusOr<statistics::CrudeRate> rate = statistics::CrudeRateInterval(
      Units(subject.numerator), population, DisplayMultiplier(definition), kConfidence);
  if (!rate.ok()) return None(rule, VerdictReason::kNotTestable);
  OwnInterval own;
  own.method = rate->exact ? Method::kExactPoissonInterval : Method::kByarInterval;
  own.interval = {rate->interval.lower, rate->interval.upper};
  return own;
}

}  // namespace

OwnInterval HoldAgainst(const IndicatorDefinition& definition, const Rule& rule,
                        const Cell& subject, const Cell& reference) {
  OwnInterval own = rule.method == Method::kWilsonInterval
                        ? OfProportion(rule, subject, DisplayMultiplier(definition))
                        : OfEvents(definition, rule, subject, reference);
  if (own.reason != VerdictReason::kNone) return own;
  const absl::StatusOr<statistics::Comparison> compared = statistics::CompareIntervalWithBenchmark(
      {own.interval.lower, own.interval.upper}, reference.value, statistics::Polarity::kNeutral);
  if (!compared.ok()) return None(rule, VerdictReason::kNotTestable);
  own.direction = *compared == statistics::Comparison::kHigher  ? 1
                  : *compared == statistics::Comparison::kLower ? -1
                                                                : 0;
  return own;
}

}  // namespace copperplate::indicators
