#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace copperplate::cli {

// The bearer token in a file, without the blanks and line ends around it. INVALID_ARGUMENT, in
// words for a person, where the file cannot be read, is larger than 64 KiB or holds no one line of
// text.
absl::StatusOr<std::string> ReadTokenFile(const std::string& path);

}  // namespace copperplate::cli
