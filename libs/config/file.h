#pragma once

#include <string>

#include "absl/status/statusor.h"

struct stat;

namespace copperplate::config {

// The contents of a regular file of at most `limit` bytes; `about` is filled with what fstat says
// of the very file that was read. INVALID_ARGUMENT, in words for people and without the path,
// otherwise.
absl::StatusOr<std::string> ReadFile(const std::string& path, size_t limit, struct stat& about);

}  // namespace copperplate::config
