#pragma once

#include <array>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace copperplate {

using Sha256Digest = std::array<uint8_t, 32>;

// SHA-256 (FIPS 180-4) of `bytes`. Thread-safe.
Sha256Digest Sha256(absl::string_view bytes);

// The digest's bytes as text, for APIs that take a string; a view of `digest`.
inline absl::string_view AsBytes(const Sha256Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace copperplate
