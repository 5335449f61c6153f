#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::gateway {

// Smaller bodies are not worth it, larger ones would hold a thread too long.
inline constexpr size_t kMinGzipBytes = 1024;
inline constexpr size_t kMaxGzipBytes = 8 << 20;

// RFC 1952, without a name or a time: equal texts give equal bytes. Empty where zlib has no memory.
std::string Gzip(absl::string_view text);

}  // namespace copperplate::gateway
