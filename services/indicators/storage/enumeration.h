// Columns hold enumerations numbered from 1, as the proto does.
#pragma once

#include <cstdint>

namespace copperplate::indicators {

template <typename Enum>
constexpr Enum FromNumber(int64_t number) {
  return static_cast<Enum>(number - 1);
}

}  // namespace copperplate::indicators
