// What kind of figure an indicator is, and how its months combine.
#pragma once

#include <cstdint>

namespace copperplate::indicators {

enum class Measure : uint8_t {
  kCount,       // whole events; periods sum
  kAmount,      // hours, pounds, days; periods sum
  kProportion,  // part of a whole: numerator <= denominator; periods pool
  kRatio,       // outcomes over crimes: the numerator may exceed the denominator; periods pool
  kRate,        // events per 1,000 residents; periods sum
  kMean,        // minutes over incidents; periods pool
  kPerHead,     // days over headcount; periods sum the numerator over the mean headcount
  kLevel,       // a stock at the month's end; a period shows its last value
  kHarm,        // counts by category, each times its weight in days of harm; periods sum
};

enum class Polarity : uint8_t { kHigherIsBetter, kLowerIsBetter, kNeutral };

enum class Frequency : uint8_t { kMonthly, kQuarterly, kAnnual };

// Which twelve months are the baseline of a row whose data month is D.
enum class BaselineRule : uint8_t {
  kLastCompleteFy,      // the financial year (from April) before the one D lies in
  kSame12MonthsBefore,  // D-23 to D-12
  kCalendarYear,        // January to December of the year before D's
  kFixed,               // twelve months from the definition's baseline_from, whatever D is
};

// A period's figure is the sum of its months' and needs all of them.
constexpr bool SumsOverMonths(Measure measure) {
  return measure == Measure::kCount || measure == Measure::kAmount || measure == Measure::kRate ||
         measure == Measure::kPerHead || measure == Measure::kHarm;
}

// A period's figure pools the numerators and denominators of the months present.
constexpr bool PoolsOverMonths(Measure measure) {
  return measure == Measure::kProportion || measure == Measure::kRatio || measure == Measure::kMean;
}

// Figures of several indicators add up to a figure of the same measure (derived.h).
constexpr bool CombinesInFormula(Measure measure) {
  return measure == Measure::kCount || measure == Measure::kAmount || measure == Measure::kRate ||
         measure == Measure::kLevel || measure == Measure::kHarm;
}

// An observation carries its own denominator (a RATE's is the population, kept apart).
constexpr bool HasDenominator(Measure measure) {
  return PoolsOverMonths(measure) || measure == Measure::kPerHead;
}

// A force twice as large has twice as much of it.
constexpr bool GrowsWithSize(Measure measure) {
  return measure == Measure::kCount || measure == Measure::kAmount || measure == Measure::kLevel ||
         measure == Measure::kHarm;
}

constexpr int PeriodMonths(Frequency frequency) {
  return frequency == Frequency::kMonthly ? 1 : (frequency == Frequency::kQuarterly ? 3 : 12);
}

}  // namespace copperplate::indicators
