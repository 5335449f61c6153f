// What a control chart says of one point, and what its points are.
#pragma once

#include <cstdint>

namespace copperplate::indicators {

enum class ChartValueKind : uint8_t { kPeriods, kSeasonalDifferences };

// In the order in which a point that has several is named. The rules: libs/statistics
// xmr_signals.h.
enum class ChartSignal : uint8_t {
  kAboveLimit,
  kBelowLimit,
  kTrendUp,
  kTrendDown,
  kTwoOfThreeHigh,  // as Making Data Count has it since the end of 2023
  kTwoOfThreeLow,
  kTwoOfThreeWithinLimitsHigh,  // as it had it until then
  kTwoOfThreeWithinLimitsLow,
  kShiftHigh,
  kShiftLow,
};

// Whether the rule is of figures that are high, or rise.
constexpr bool IsHigh(ChartSignal signal) {
  switch (signal) {
    case ChartSignal::kAboveLimit:
    case ChartSignal::kTrendUp:
    case ChartSignal::kTwoOfThreeHigh:
    case ChartSignal::kTwoOfThreeWithinLimitsHigh:
    case ChartSignal::kShiftHigh:
      return true;
    default:
      return false;
  }
}

}  // namespace copperplate::indicators
