// The rules by which a point of an XmR chart is a signal and not noise.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/xmr_limits.h"

namespace copperplate::statistics {

// How many points on end make a trend or a shift.
inline constexpr size_t kSignalRun = 7;

// In the order in which a point that has several is named.
enum class XmrSignal : uint8_t {
  kAboveLimit,
  kBelowLimit,
  kTrendUp,    // one of 7 points or more, each above the one before
  kTrendDown,  // ... each below
  kTwoOfThreeHigh,
  kTwoOfThreeLow,
  kShiftHigh,  // one of 7 points or more on end above the mean
  kShiftLow,   // ... below; a point on the mean ends a shift
};

// Two of three points on end lie beyond two sigma, all three on one side of the mean; those beyond
// two sigma have the signal.
enum class TwoOfThreeRule {
  // A point beyond the limits does not count as one: Making Data Count's tools until the end of
  // 2023, and the R package NHSRplotthedots.
  kWithinLimits,
  // It does: Making Data Count's tools since.
  kBeyondTwoSigma,
};

// The signals of one point.
class XmrSignals {
 public:
  bool Has(XmrSignal signal) const { return (bits_ & Bit(signal)) != 0; }
  void Add(XmrSignal signal) { bits_ |= Bit(signal); }
  bool empty() const { return bits_ == 0; }
  // The one to name: the first in the order of XmrSignal.
  std::optional<XmrSignal> First() const;

 private:
  static uint8_t Bit(XmrSignal signal) {
    return static_cast<uint8_t>(1U << static_cast<uint8_t>(signal));
  }

  uint8_t bits_ = 0;
};

// The signals of each of `values`, held against `limits`. On a limit is within it. Of no value, no
// signal. INVALID_ARGUMENT: a gap (SERIES_HAS_GAP), a value out of range (ARGUMENT_OUT_OF_RANGE).
//
// NHS England, "Making Data Count"; R package NHSRplotthedots (its issue 194 announces the change
// of the two-of-three rule); after Nelson 1984, "The Shewhart control chart: tests for special
// causes", Journal of Quality Technology 16:237.
absl::StatusOr<std::vector<XmrSignals>> FindXmrSignals(absl::Span<const double> values,
                                                       const XmrLimits& limits,
                                                       TwoOfThreeRule rule);

}  // namespace copperplate::statistics
