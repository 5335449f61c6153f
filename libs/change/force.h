#pragma once

#include "absl/status/status.h"
#include "libs/status/error.h"

namespace copperplate {

// What every service says of a force that it does not know.
inline absl::Status ForceUnknown() {
  return Error(absl::StatusCode::kNotFound, "FORCE_UNKNOWN", "there is no such force").Build();
}

}  // namespace copperplate
