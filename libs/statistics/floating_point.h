// Limits of double that the special functions use.
#pragma once

#include <limits>

namespace copperplate::statistics {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

}  // namespace copperplate::statistics
