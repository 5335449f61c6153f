#pragma once

#include <grpcpp/client_context.h>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/call/call_scope.h"

namespace copperplate::client {

// When a call made on behalf of one that must end by `deadline` has to end itself: after `limit`,
// and never more than half of what is left, so that the caller still answers without it.
absl::Time PartOfDeadline(absl::Time now, absl::Time deadline, absl::Duration limit);

// True for what may be the value of a metadata entry: printable ASCII. gRPC ends the process for
// others.
bool IsMetadataValue(absl::string_view value);

// Gives `context` the end of the call and, unless `call` is null, what `call` passes on, as far as
// it may be metadata.
void PrepareCall(const CallScope* call, absl::Time end, grpc::ClientContext& context);

}  // namespace copperplate::client
