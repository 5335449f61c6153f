#pragma once

#include <utility>

#include "absl/status/status.h"

namespace copperplate::rpc {

// INTERNAL naming the type of the exception being handled. Never what() of it, which may hold
// anything: SOCI's prints SQL with its values.
absl::Status CurrentExceptionStatus();

// Runs code that others wrote: what it returns (a status or a StatusOr), or INTERNAL where it
// throws.
template <class Function>
auto Guarded(Function&& function) -> decltype(std::forward<Function>(function)()) {
  try {
    return std::forward<Function>(function)();
  } catch (...) {
    return CurrentExceptionStatus();
  }
}

}  // namespace copperplate::rpc
