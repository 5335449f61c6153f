#pragma once

#include "libs/rpc/call_context.h"

namespace copperplate::indicators {

// Whether the caller may see how many of a category there are, be they one or two: who works with
// the figures of the call's force.
inline bool SeesSmallNumbers(const rpc::CallContext& call) {
  return call.principal->HasRole(call.force, "analyst") ||
         call.principal->HasRole(call.force, "admin");
}

}  // namespace copperplate::indicators
