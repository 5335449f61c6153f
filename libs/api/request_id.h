// Requests that may be sent again (AIP-155).
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/digest/sha256.h"

namespace google::protobuf {
class Message;
}

namespace copperplate::api {

// `request_id` in lower case: a UUID of version 4 in its form of 36 characters. INVALID_ARGUMENT
// with reason REQUEST_ID_INVALID otherwise, the empty one included: whether one is needed is the
// method's rule.
absl::StatusOr<std::string> ParseRequestId(absl::string_view request_id);

// What tells a repeated request from another one under the same id: SHA-256 of the name
// of its message, which is its method's own, and of the deterministic serialisation of `request`
// without its field `request_id`. Stable among builds of one protobuf
// release for one schema; kept 7 days at most, so a release that changes it costs a refused repeat,
// never a second write.
Sha256Digest RequestHash(const google::protobuf::Message& request);

}  // namespace copperplate::api
