// What the fuzz programs share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "absl/strings/string_view.h"

namespace copperplate::fuzz {

// Ends the program where a property does not hold, so that libFuzzer keeps the input.
inline void Require(bool holds) {
  if (!holds) std::abort();
}

inline absl::string_view Text(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace copperplate::fuzz
