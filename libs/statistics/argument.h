// Shared by this library's sources: refusing arguments outside a function's domain.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/status/error.h"

namespace copperplate::statistics {

inline absl::Status OutsideDomain(absl::string_view message) {
  return Error(absl::StatusCode::kInvalidArgument, "ARGUMENT_OUT_OF_RANGE", message).Build();
}

// A NaN is refused too.
inline bool IsConfidence(double confidence) { return confidence > 0 && confidence < 1; }

}  // namespace copperplate::statistics
