#pragma once

#include <grpcpp/support/status.h>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "libs/rpc/call_context.h"
#include "libs/rpc/pipeline.h"

namespace google::protobuf {
class Message;
}
namespace grpc {
class CallbackServerContext;
}

namespace copperplate::rpc {

// One call on its way through the stages that are the same for every shape. The shape calls them
// in the order below and stops at the first that is not OK; End() comes last in any case, once.
// Used by one thread at a time.
class Call {
 public:
  // Request id, trace context, metrics.
  Call(BoundMethod& bound, grpc::CallbackServerContext& transport);
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  // UNAUTHENTICATED (TOKEN_MISSING or what the authenticator says).
  absl::Status Authenticate();

  // The method's policy against the principal, before any look at what exists. `first` is the
  // request, or a client stream's first message; null for a client stream without any.
  // PERMISSION_DENIED (POLICY_MISSING, ROLE_MISSING), INVALID_ARGUMENT (RESOURCE_NAME_INVALID,
  // STREAM_EMPTY).
  absl::Status Authorise(const google::protobuf::Message* first);

  // A later message of a client stream names the first one's force or none. INVALID_ARGUMENT
  // (RESOURCE_NAME_INVALID, FORCE_CHANGED).
  absl::Status AuthoriseLater(const google::protobuf::Message& message) const;

  // Sets context().deadline. DEADLINE_EXCEEDED (DEADLINE_EXCEEDED) where it has passed.
  absl::Status SetDeadline();

  // What the caller is to get for `status`. Counts and logs the call. Nothing of the call is
  // touched afterwards but by its destructor.
  grpc::Status End(const absl::Status& status);

  CallContext& context() { return context_; }
  const CallContext& context() const { return context_; }
  BoundMethod& bound() { return bound_; }
  Pipeline& pipeline() { return bound_.pipeline; }
  const Method& method() const { return bound_.method; }

 private:
  void Log(const absl::Status& status, absl::Duration latency, absl::string_view incident) const;

  BoundMethod& bound_;
  grpc::CallbackServerContext& transport_;
  const absl::Time started_;
  CallContext context_;
};

// Refusals that the shapes give themselves.
absl::Status QueueFull(const Pipeline& pipeline);
absl::Status StreamsFull(const Pipeline& pipeline);
absl::Status Draining();
absl::Status DeadlineExceeded();
absl::Status Cancelled();
absl::Status MessageMalformed();

}  // namespace copperplate::rpc
