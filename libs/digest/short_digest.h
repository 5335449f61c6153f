#pragma once

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace copperplate {

// The first `bytes` (at most 32) of the SHA-256 of `text`, in lower-case hexadecimal: for ids that
// are made of what they name.
std::string ShortDigest(absl::string_view text, size_t bytes);

}  // namespace copperplate
