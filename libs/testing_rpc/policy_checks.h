#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace copperplate::testing_rpc {

// Of every file of `package` (`copperplate.indicators.v1`) in protos/, all linked in: its gRPC
// services are those `served` and have at most 15 methods each (more are slow to compile); every
// method has a route and a policy that a MethodTable can use; its roles are known, an admin has
// every one, and a viewer those that only read (Get..., List..., Diff...) and no other. INTERNAL
// with all that is not so, a line each.
absl::Status CheckPolicies(absl::string_view package, const std::vector<std::string>& served);

}  // namespace copperplate::testing_rpc
