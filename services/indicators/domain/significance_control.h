// How the tests of profile `significance` keep chance at bay.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace copperplate::indicators {

// How seldom chance alone may make a difference count.
enum class SignificanceControl : uint8_t {
  kOneIn20,   // 95%, which is what the profile says
  kOneIn500,  // 99.8%, for tables of many comparisons
  // Of the differences that count among all tests made together, no more than one in 20 should be
  // chance: Benjamini and Hochberg's false discovery rate.
  kBenjaminiHochberg,
};

// The p of a test, adjusted for all that were made together.
struct AdjustedP {
  double p = 1;
  int tests = 0;  // made together
};

// What one test is held to. Without an adjusted p, it counts as made alone.
struct TestControl {
  SignificanceControl control = SignificanceControl::kOneIn20;
  std::optional<AdjustedP> adjusted{};
};

// The same of a row's tests, by Comparison: of the averages and the benchmark.
struct RowControl {
  SignificanceControl control = SignificanceControl::kOneIn20;
  std::array<std::optional<AdjustedP>, 3> adjusted{};

  TestControl Of(size_t comparison) const {
    if (comparison >= adjusted.size()) return {control};
    return {control, adjusted[comparison]};
  }
};

}  // namespace copperplate::indicators
