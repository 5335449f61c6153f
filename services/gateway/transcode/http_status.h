#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace copperplate::gateway {

// The HTTP status of a gRPC code. ABORTED is 412 where the caller sent If-Match, else 409; a code
// that gRPC does not have is 500.
int HttpStatusOf(int grpc_code, bool if_match);

// `NOT_FOUND`; a code that gRPC does not have is `UNKNOWN`.
absl::string_view GrpcCodeName(int grpc_code);

}  // namespace copperplate::gateway
