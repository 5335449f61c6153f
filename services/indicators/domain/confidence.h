#pragma once

namespace copperplate::indicators {

// Of every interval and two-sided test for which a rule names no other.
inline constexpr double kConfidence = 0.95;

}  // namespace copperplate::indicators
