#pragma once

#include <grpcpp/alarm.h>

#include <functional>
#include <memory>

#include "absl/status/status.h"
#include "libs/rpc/call.h"
#include "libs/rpc/stream_registry.h"

namespace copperplate::rpc {

// Takes one of the places for open streams. RESOURCE_EXHAUSTED (STREAMS_FULL), UNAVAILABLE
// (DRAINING).
absl::Status OpenPlace(Pipeline& pipeline, OpenStream* key, std::weak_ptr<OpenStream> stream);

// Tells a stream when it must end.
class StreamAlarm {
 public:
  // Calls `stop`, on any thread, when the call's deadline passes (DEADLINE_EXCEEDED) or its token
  // expires (UNAUTHENTICATED, TOKEN_EXPIRED), whichever is sooner. Once.
  void Set(const CallContext& context, std::function<void(const absl::Status&)> stop);
  void Cancel() { alarm_.Cancel(); }

 private:
  grpc::Alarm alarm_;
};

}  // namespace copperplate::rpc
