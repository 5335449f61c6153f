#pragma once

#include <grpcpp/support/status.h>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace copperplate::rpc {

// True for what a caller must not see the text of: UNKNOWN, INTERNAL and DATA_LOSS say that a
// service is broken, and the text may come from anywhere.
bool IsIncident(const absl::Status& status);

// What the caller gets in place of an incident: INTERNAL, a fixed message, reason INTERNAL, and
// `incident` in the metadata, under which the log has the rest.
absl::Status OpaqueStatus(absl::string_view incident_id);

// The status as it goes out, details (libs/status) included, their ErrorInfo in `domain`
// (`copperplate.indicators`). Kept under the 8 KiB of trailers above which clients drop it all:
// the message is cut at 1 KiB as it is encoded, the details at 6 KiB, BadRequest's last fields
// first.
grpc::Status ToGrpcStatus(const absl::Status& status, absl::string_view domain);

// What a client received, with the details as payloads, so that ErrorReason() and its kin read
// them.
absl::Status FromGrpcStatus(const grpc::Status& status);

}  // namespace copperplate::rpc
