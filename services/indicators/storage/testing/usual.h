// What most tests are about.
#pragma once

#include <cstdint>

namespace copperplate::indicators {

inline constexpr char kForce[] = "cambridgeshire";
inline constexpr int32_t kMonth = 2018 * 12 + 2;  // March 2018

}  // namespace copperplate::indicators
