// Test only: series to try functions on.
#pragma once

#include <cmath>
#include <vector>

#include "libs/statistics/holt_winters.h"
#include "rapidcheck/gtest.h"

namespace copperplate::statistics {

// Months with a trend.
inline constexpr HoltWintersModel kAdditive{Seasonality::kAdditive, true, 12};
inline constexpr HoltWintersModel kMultiplicative{Seasonality::kMultiplicative, true, 12};
inline constexpr HoltWintersParameters kParameters{0.3, 0.05, 0.2};

// Whole numbers, so that sums and differences of them are exact.
inline std::vector<double> AnySeries(size_t least, size_t most, int low, int high) {
  const auto size = *rc::gen::inRange(least, most + 1);
  std::vector<double> values(size);
  for (double& value : values) value = *rc::gen::inRange(low, high + 1);
  return values;
}

inline bool IsClose(double a, double b, double relative = 1e-9) {
  return std::fabs(a - b) <= relative * (1 + std::fabs(a) + std::fabs(b));
}

// `years` of a year that repeats, `step` higher each month.
inline std::vector<double> Repeated(const std::vector<double>& year, size_t years, double step) {
  std::vector<double> values;
  for (size_t i = 0; i < years * year.size(); ++i) {
    values.push_back(year[i % year.size()] + step * static_cast<double>(i));
  }
  return values;
}

}  // namespace copperplate::statistics
