#pragma once

#include <cstddef>

#include "absl/status/statusor.h"

namespace copperplate::gateway {

// Raises the process's soft limit on open files to its hard one; what it then is.
size_t RaiseOpenFileLimit();

// How many of `wanted` connections that many open files allow, with what else the gateway holds
// open. INVALID_ARGUMENT where that is none.
absl::StatusOr<size_t> ConnectionsWithin(size_t open_files, size_t wanted);

}  // namespace copperplate::gateway
