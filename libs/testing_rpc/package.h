#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/testing_rpc/harness.h"

namespace google::protobuf {
class ServiceDescriptor;
}

namespace copperplate::testing_rpc {

// The services of every file of the package `copperplate.indicators.v1`, found in the folder of its
// protos. A file that is not linked in fails the test.
std::vector<const google::protobuf::ServiceDescriptor*> ServicesOf(absl::string_view package);

// Expects that `harness` serves the methods of the package, all of them and no others, and that
// each has a policy under which it may be called.
void ExpectPackageIsServed(Harness& harness, absl::string_view package);

// Expects of the package's services that they have at most 15 methods each (more are slow to
// compile for its callers), and of each method that it has a route, that its roles are known, that
// an admin may call it, and that viewers and `read_only` go with what only reads (Get..., List...,
// Diff..., Export...); methods of these names, which tell of people, are for no viewer.
void ExpectPoliciesFit(absl::string_view package,
                       const std::vector<std::string>& not_for_viewers = {});

}  // namespace copperplate::testing_rpc
