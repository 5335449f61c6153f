#include "libs/statistics/comparison.h"

#include "libs/statistics/argument.h"

namespace copperplate::statistics {
namespace {

Comparison Judge(bool higher, bool lower, Polarity polarity) {
  if (!higher && !lower) return Comparison::kSimilar;
  switch (polarity) {
    case Polarity::kHigherIsBetter:
      return higher ? Comparison::kBetter : Comparison::kWorse;
    case Polarity::kLowerIsBetter:
      return higher ? Comparison::kWorse : Comparison::kBetter;
    case Polarity::kNeutral:
      break;
  }
  return higher ? Comparison::kHigher : Comparison::kLower;
}

}  // namespace

absl::StatusOr<Comparison> CompareIntervalWithBenchmark(const Interval& interval, double benchmark,
                                                        Polarity polarity) {
  // A NaN fails every comparison.
  if (!(interval.lower <= interval.upper && benchmark == benchmark)) {
    return OutsideDomain("a benchmark is held against a lower and an upper bound");
  }
  return Judge(interval.lower > benchmark, interval.upper < benchmark, polarity);
}

absl::StatusOr<Comparison> CompareValueWithLimits(double value, const Interval& limits,
                                                  Polarity polarity) {
  if (!(limits.lower <= limits.upper && value == value)) {
    return OutsideDomain("a value is held against a lower and an upper limit");
  }
  return Judge(value > limits.upper, value < limits.lower, polarity);
}

}  // namespace copperplate::statistics
