#include "libs/statistics/xmr_signals.h"

#include "libs/statistics/runs.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

void MarkOutside(absl::Span<const double> values, const Interval& limits,
                 std::vector<XmrSignals>& signals) {
  for (size_t i = 0; i < values.size(); ++i) {
    if (values[i] > limits.upper) signals[i].Add(XmrSignal::kAboveLimit);
    if (values[i] < limits.lower) signals[i].Add(XmrSignal::kBelowLimit);
  }
}

void MarkTrends(absl::Span<const double> values, std::vector<XmrSignals>& signals) {
  std::vector<int> steps;
  for (size_t i = 1; i < values.size(); ++i) steps.push_back(SignOf(values[i] - values[i - 1]));
  for (const Run& run : FindRuns(steps)) {
    // n steps join n + 1 points.
    if (run.length + 1 < kSignalRun) continue;
    for (size_t i = run.first; i <= run.first + run.length; ++i) {
      signals[i].Add(run.sign > 0 ? XmrSignal::kTrendUp : XmrSignal::kTrendDown);
    }
  }
}

void MarkShifts(absl::Span<const int> sides, std::vector<XmrSignals>& signals) {
  for (const Run& run : FindRuns(sides)) {
    if (run.length < kSignalRun) continue;
    for (size_t i = run.first; i < run.first + run.length; ++i) {
      signals[i].Add(run.sign > 0 ? XmrSignal::kShiftHigh : XmrSignal::kShiftLow);
    }
  }
}

void MarkTwoOfThree(absl::Span<const double> values, absl::Span<const int> sides,
                    const XmrLimits& limits, TwoOfThreeRule rule,
                    std::vector<XmrSignals>& signals) {
  const auto counts = [&](size_t i) {
    if (rule == TwoOfThreeRule::kWithinLimits &&
        (values[i] > limits.limits.upper || values[i] < limits.limits.lower)) {
      return false;
    }
    return values[i] > limits.near.upper || values[i] < limits.near.lower;
  };
  for (size_t first = 0; first + 2 < values.size(); ++first) {
    const int side = sides[first];
    if (side == 0 || sides[first + 1] != side || sides[first + 2] != side) continue;
    if (counts(first) + counts(first + 1) + counts(first + 2) < 2) continue;
    for (size_t i = first; i < first + 3; ++i) {
      if (!counts(i)) continue;
      signals[i].Add(side > 0 ? XmrSignal::kTwoOfThreeHigh : XmrSignal::kTwoOfThreeLow);
    }
  }
}

}  // namespace

std::optional<XmrSignal> XmrSignals::First() const {
  for (int i = 0; i < 8; ++i) {
    const auto signal = static_cast<XmrSignal>(i);
    if (Has(signal)) return signal;
  }
  return std::nullopt;
}

absl::StatusOr<std::vector<XmrSignals>> FindXmrSignals(absl::Span<const double> values,
                                                       const XmrLimits& limits,
                                                       TwoOfThreeRule rule) {
  ABSL_RETURN_IF_ERROR(CheckSeries(values, 0));
  std::vector<XmrSignals> signals(values.size());
  const std::vector<int> sides = SidesOf(values, limits.mean);
  MarkOutside(values, limits.limits, signals);
  MarkTrends(values, signals);
  MarkTwoOfThree(values, sides, limits, rule, signals);
  MarkShifts(sides, signals);
  return signals;
}

}  // namespace copperplate::statistics
