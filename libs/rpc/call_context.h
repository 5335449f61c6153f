#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/auth/principal.h"
#include "libs/call/call_scope.h"
#include "libs/rpc/trace.h"

namespace google::protobuf {
class Arena;
}
namespace grpc {
class CallbackServerContext;
}

namespace copperplate::rpc {

struct Method;

// What a handler knows of its call. Filled by the pipeline, which has verified all of it; valid
// until the handler returns (for a stream: as long as its sink or source). Tests of handlers fill
// one themselves.
struct CallContext final : CallScope {
  CallContext() = default;
  CallContext(const CallContext&) = delete;
  CallContext& operator=(const CallContext&) = delete;

  // The call's id in logs and events: the caller's `x-request-id`, or one made here. Not the
  // `request_id` field of a write, which is the request's own (libs/api).
  std::string call_id;
  TraceContext trace;
  std::shared_ptr<const auth::Principal> principal;
  // The force the call is about, from the resource its policy names; one the caller has a needed
  // role for, or `national` in a method that only reads. Empty for a method about no force.
  std::string force;
  // The sooner of the caller's deadline and what the method's policy allows. What the handler
  // begins must end by then.
  absl::Time deadline = absl::InfiniteFuture();
  const Method* method = nullptr;
  // For replies that are many small messages: owned by the call, freed as a whole once it is
  // answered. Set in unary calls.
  google::protobuf::Arena* arena = nullptr;

  // Who calls, as recorded with what the call changes.
  absl::string_view caller() const { return principal->subject; }

  std::string CallId() const override { return call_id; }
  std::string TraceId() const override { return trace.TraceId(); }
  bool IsCancelled() const override;
  std::vector<std::pair<std::string, std::string>> PassedOn() const override;

  // Set by tests; the pipeline looks at `transport`.
  std::atomic<bool> cancelled{false};
  const grpc::CallbackServerContext* transport = nullptr;
};

}  // namespace copperplate::rpc
