#pragma once

#include <google/protobuf/descriptor.h>

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/gateway/routes/route.h"

namespace copperplate::gateway {

// The fields that `path` (`indicator.name`, proto or JSON names) goes through, from `message`.
// INVALID_ARGUMENT names the part that does not exist, or goes on below something that is not a
// singular message.
absl::StatusOr<FieldPath> ResolveFieldPath(const google::protobuf::Descriptor& message,
                                           absl::string_view path);

// The routes that a method's google.api.http option and its additional bindings make, in the order
// written; none where it has no such option. INVALID_ARGUMENT names the method and what cannot be
// served: a malformed template, a field that is absent or of the wrong kind, a client stream
// without raw_body.
absl::StatusOr<std::vector<Route>> RoutesOf(const google::protobuf::MethodDescriptor& method);

}  // namespace copperplate::gateway
