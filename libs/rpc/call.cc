#include "libs/rpc/call.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <grpcpp/server_context.h>

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/resource/match.h"
#include "libs/rpc/grpc_status.h"
#include "libs/status/error.h"

namespace copperplate::rpc {
namespace {

constexpr absl::string_view kNational = "national";

absl::string_view View(const grpc::string_ref& text) { return {text.data(), text.size()}; }

// The metadata's value; empty where it is absent or given twice.
absl::string_view Metadata(const grpc::CallbackServerContext& transport, const char* key) {
  const auto [first, last] = transport.client_metadata().equal_range(key);
  if (first == last || std::next(first) != last) return "";
  return View(first->second);
}

bool HasAnyRole(const auth::Principal& principal, absl::string_view force, const Method& method) {
  return std::any_of(method.roles.begin(), method.roles.end(),
                     [&](const std::string& role) { return principal.HasRole(force, role); });
}

bool HasAnyRoleAnywhere(const auth::Principal& principal, const Method& method) {
  return std::any_of(principal.roles_by_force.begin(), principal.roles_by_force.end(),
                     [&](const auto& held) { return HasAnyRole(principal, held.first, method); });
}

absl::Status RoleMissing(const Method& method, absl::string_view force) {
  Error error(absl::StatusCode::kPermissionDenied, "ROLE_MISSING",
              absl::StrCat("the call needs one of the roles ", absl::StrJoin(method.roles, ", "),
                           force.empty() ? "" : " for force ", force));
  error.Metadata("roles", absl::StrJoin(method.roles, ","));
  if (!force.empty()) error.Metadata("force", force);
  return error.Build();
}

}  // namespace

Call::Call(BoundMethod& bound, grpc::CallbackServerContext& transport)
    : bound_(bound), transport_(transport), started_(bound.pipeline.parts().clock.Now()) {
  IdSource& ids = pipeline().ids();
  const absl::string_view given = Metadata(transport, "x-request-id");
  context_.call_id = IsSaneCallId(given) ? std::string(given) : ids.CallId();
  context_.trace = ids.Trace(ParseTraceparent(Metadata(transport, "traceparent")));
  context_.method = &bound.method;
  context_.transport = &transport;
  bound.metrics.Started();
  pipeline().CallStarted();
}

absl::Status Call::Authenticate() {
  constexpr absl::string_view kScheme = "Bearer ";
  const absl::string_view header = Metadata(transport_, "authorization");
  if (header.size() <= kScheme.size() || !absl::StartsWithIgnoreCase(header, kScheme)) {
    return Error(absl::StatusCode::kUnauthenticated, "TOKEN_MISSING",
                 "the call needs one authorization of the form Bearer <token>")
        .Build();
  }
  auto principal = pipeline().parts().authenticator.Authenticate(header.substr(kScheme.size()));
  if (!principal.ok()) return std::move(principal).status();
  context_.principal = *std::move(principal);
  return absl::OkStatus();
}

absl::Status Call::Authorise(const google::protobuf::Message* first) {
  if (!method().allowed) {
    return Error(absl::StatusCode::kPermissionDenied, "POLICY_MISSING",
                 "the method has no valid policy, so nobody may call it")
        .Build();
  }
  const auth::Principal& principal = *context_.principal;
  if (method().scope == Method::Scope::kAnyForce) {
    return HasAnyRoleAnywhere(principal, method()) ? absl::OkStatus() : RoleMissing(method(), "");
  }
  if (first == nullptr) {
    return Error(absl::StatusCode::kInvalidArgument, "STREAM_EMPTY",
                 absl::StrCat("the stream needs a first message with ", method().resource))
        .Field(method().resource, "must name a resource of a force")
        .Build();
  }
  std::string scratch;
  const auto force = resource::ForceOf(ResourceName(method(), *first, scratch), method().resource);
  if (!force.ok()) return force.status();
  const bool allowed =
      HasAnyRole(principal, *force, method()) ||
      (method().read_only && *force == kNational && HasAnyRoleAnywhere(principal, method()));
  if (!allowed) return RoleMissing(method(), *force);
  context_.force = std::string(*force);
  return absl::OkStatus();
}

absl::Status Call::AuthoriseLater(const google::protobuf::Message& message) const {
  if (method().scope == Method::Scope::kAnyForce) return absl::OkStatus();
  std::string scratch;
  const absl::string_view name = ResourceName(method(), message, scratch);
  if (name.empty()) return absl::OkStatus();
  const auto force = resource::ForceOf(name, method().resource);
  if (!force.ok()) return force.status();
  if (*force == context_.force) return absl::OkStatus();
  return Error(absl::StatusCode::kInvalidArgument, "FORCE_CHANGED",
               "every message of the stream must be about the force of the first one")
      .Field(method().resource, absl::StrCat("must be of force ", context_.force))
      .Build();
}

absl::Status Call::SetDeadline() {
  const absl::Duration most = method().max_duration > absl::ZeroDuration()
                                  ? method().max_duration
                                  : pipeline().options().default_max_duration;
  context_.deadline = std::min(started_ + most, absl::FromChrono(transport_.deadline()));
  return pipeline().parts().clock.Now() < context_.deadline ? absl::OkStatus() : DeadlineExceeded();
}

grpc::Status Call::End(const absl::Status& status) {
  const absl::Duration latency = pipeline().parts().clock.Now() - started_;
  transport_.AddTrailingMetadata("x-request-id", context_.call_id);
  if (status.ok()) {
    bound_.metrics.Finished(absl::StatusCode::kOk, latency);
    Log(status, latency, "");
    pipeline().CallEnded();
    return grpc::Status::OK;
  }
  std::string incident;
  absl::Status told = status;
  if (IsIncident(status)) {
    incident = pipeline().ids().CallId();
    told = OpaqueStatus(incident);
  }
  bound_.metrics.Finished(told.code(), latency);
  Log(status, latency, incident);
  grpc::Status wire = ToGrpcStatus(told, pipeline().options().domain);
  pipeline().CallEnded();
  return wire;
}

void Call::Log(const absl::Status& status, absl::Duration latency,
               absl::string_view incident) const {
  const log::Logger& logger = bound_.pipeline.parts().logger;
  const bool slow = latency >= bound_.pipeline.options().slow_call;
  const log::Level level = !incident.empty()                            ? log::Level::kError
                           : status.ok() && method().read_only && !slow ? log::Level::kDebug
                                                                        : log::Level::kInfo;
  if (!logger.Enabled(level)) return;
  const std::string trace_id = context_.trace.TraceId();
  const absl::string_view caller =
      context_.principal == nullptr ? "" : absl::string_view(context_.principal->subject);
  if (status.ok()) {
    logger.Log(level, "call",
               {{"call_id", context_.call_id},
                {"trace_id", trace_id},
                {"method", method().name},
                {"code", "OK"},
                {"duration_ms", latency},
                {"caller", caller},
                {"force", context_.force}});
    return;
  }
  logger.Log(level, "call",
             {{"call_id", context_.call_id},
              {"trace_id", trace_id},
              {"method", method().name},
              {"code", absl::StatusCodeToString(status.code())},
              {"reason", ErrorReason(status)},
              {"error", status.message()},
              {"incident", incident},
              {"duration_ms", latency},
              {"caller", caller},
              {"force", context_.force}});
}

absl::Status QueueFull(const Pipeline& pipeline) {
  return Error(absl::StatusCode::kResourceExhausted, "QUEUE_FULL", "the service is busy")
      .RetryAfter(pipeline.options().retry_after)
      .Build();
}

absl::Status StreamsFull(const Pipeline& pipeline) {
  return Error(absl::StatusCode::kResourceExhausted, "STREAMS_FULL",
               "the service has as many open streams as it takes")
      .RetryAfter(pipeline.options().retry_after)
      .Build();
}

absl::Status Draining() {
  return Error(absl::StatusCode::kUnavailable, "DRAINING", "the service is shutting down").Build();
}

absl::Status DeadlineExceeded() {
  return Error(absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED",
               "the call's deadline has passed")
      .Build();
}

absl::Status Cancelled() {
  return Error(absl::StatusCode::kCancelled, "CANCELLED", "the caller has gone").Build();
}

absl::Status MessageMalformed() {
  return Error(absl::StatusCode::kInvalidArgument, "MESSAGE_MALFORMED",
               "the bytes are not of the method's request type")
      .Build();
}

}  // namespace copperplate::rpc
