#include "libs/rpc/stream_limits.h"

#include <algorithm>
#include <utility>

#include "absl/time/time.h"
#include "libs/status/error.h"

namespace copperplate::rpc {
namespace {

absl::Status TokenExpired() {
  return Error(absl::StatusCode::kUnauthenticated, "TOKEN_EXPIRED",
               "the token expired while the stream was open")
      .Build();
}

}  // namespace

absl::Status OpenPlace(Pipeline& pipeline, OpenStream* key, std::weak_ptr<OpenStream> stream) {
  switch (pipeline.streams().Add(key, std::move(stream))) {
    case StreamRegistry::Admission::kAdmitted:
      return absl::OkStatus();
    case StreamRegistry::Admission::kFull:
      return StreamsFull(pipeline);
    case StreamRegistry::Admission::kDraining:
      break;
  }
  return Draining();
}

void StreamAlarm::Set(const CallContext& context, std::function<void(const absl::Status&)> stop) {
  const absl::Time expires = context.principal->expires;
  const bool token_first = expires < context.deadline;
  alarm_.Set(absl::ToChronoTime(std::min(expires, context.deadline)),
             [stop = std::move(stop), token_first](bool fired) {
               if (fired) stop(token_first ? TokenExpired() : DeadlineExceeded());
             });
}

}  // namespace copperplate::rpc
