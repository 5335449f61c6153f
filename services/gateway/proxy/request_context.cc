#include "services/gateway/proxy/request_context.h"

#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "services/gateway/proxy/call_terms.h"
#include "services/gateway/transcode/error_body.h"
#include "services/gateway/transcode/http_status.h"

namespace copperplate::gateway {
namespace {

using absl::StatusCode;

bool Is(const CallStatus& status, StatusCode code) { return status.code == static_cast<int>(code); }

}  // namespace

HeaderFields CommonFields(const ProxyServices& services, const RequestHead* head,
                          const std::string& request_id) {
  HeaderFields fields;
  fields.reserve(10);
  fields.emplace_back("X-Request-Id", request_id);
  fields.emplace_back("X-Content-Type-Options", "nosniff");
  if (head != nullptr) services.cors.AddFields(*head, fields);
  return fields;
}

HttpReply ErrorReply(const PlanSet& types, int http_status, const google::rpc::Status& error,
                     HeaderFields fields) {
  HttpReply reply;
  reply.status = http_status;
  reply.fields = std::move(fields);
  reply.fields.emplace_back("Content-Type", "application/json");
  reply.fields.emplace_back("Cache-Control", "no-store");
  if (const auto delay = RetryAfter(error); delay.has_value()) {
    const double seconds = std::ceil(absl::ToDoubleSeconds(*delay));
    reply.fields.emplace_back("Retry-After",
                              absl::StrCat(std::max<int64_t>(0, static_cast<int64_t>(seconds))));
  }
  if (http_status == 401) reply.fields.emplace_back("WWW-Authenticate", "Bearer");
  reply.body = std::make_shared<const std::string>(ErrorBody(types, http_status, error));
  return reply;
}

CallStatus ToCallStatus(const absl::Status& fault) {
  return {static_cast<int>(fault.code()), std::string(fault.message()),
          ToRpcStatus(fault).SerializeAsString()};
}

RequestContext::RequestContext(const ProxyServices& services, std::shared_ptr<const Site> site,
                               std::shared_ptr<Exchange> exchange)
    : in_flight_(services.in_flight),
      services_(services),
      site_(std::move(site)),
      exchange_(std::move(exchange)),
      request_id_(RequestIdOf(&exchange_->head())) {}

void RequestContext::Reply(HttpReply reply) {
  HeaderFields fields = CommonFields(services_, &head(), request_id_);
  for (auto& field : reply.fields) fields.push_back(std::move(field));
  reply.fields = std::move(fields);
  const int status = reply.status;
  const size_t bytes = reply.body == nullptr ? 0 : reply.body->size();
  slots_ = {};  // before the peer can have the reply, and send the next request
  Finished(status, bytes);
  exchange_->Reply(std::move(reply));
}

void RequestContext::StartReply(HttpReply reply) {
  HeaderFields fields = CommonFields(services_, &head(), request_id_);
  for (auto& field : reply.fields) fields.push_back(std::move(field));
  reply.fields = std::move(fields);
  stream_status_ = reply.status;
  exchange_->StartReply(std::move(reply));
}

void RequestContext::EndReply(bool whole) {
  slots_ = {};
  Finished(stream_status_, 0);
  if (whole) {
    exchange_->EndReply();
  } else {
    exchange_->CutReply();
  }
}

void RequestContext::Abandoned() {
  slots_ = {};
  Finished(HttpStatusOf(static_cast<int>(StatusCode::kCancelled), false), 0);
}

void RequestContext::Fail(const absl::Status& error) {
  Fail(HttpStatusOf(static_cast<int>(error.code()), if_match_), error);
}

void RequestContext::Fail(int http_status, const absl::Status& error, HeaderFields fields) {
  Reply(ErrorReply(services_.error_details, http_status, ToRpcStatus(error), std::move(fields)));
}

void RequestContext::FailWith(const CallStatus& status) {
  const google::rpc::Status error = Presentable(status);
  Reply(ErrorReply(endpoint_->types, HttpStatusOf(error.code(), if_match_), error, {}));
}

std::string RequestContext::ErrorText(const CallStatus& status) {
  const google::rpc::Status error = Presentable(status);
  return ErrorBody(endpoint_->types, HttpStatusOf(error.code(), if_match_), error);
}

// Errors that a service made for its callers carry an ErrorInfo. Others come from gRPC itself, or
// from a service that failed without meaning to: they may name addresses or worse, and are logged.
google::rpc::Status RequestContext::Presentable(const CallStatus& status) const {
  google::rpc::Status error;
  if (!error.ParseFromString(status.details)) error.Clear();
  error.set_code(status.code);
  error.set_message(status.message);
  SpellFieldsAsJson(*endpoint_->route.method->input_type(), error);
  if (HasErrorInfo(error)) return error;
  if (!Is(status, StatusCode::kDeadlineExceeded) && !Is(status, StatusCode::kCancelled)) {
    services_.telemetry.BackendFault(endpoint_->route.rpc_path, request_id_, status.code,
                                     status.message);
  }
  return Unexplained(status);
}

// The text is ours, and so is the reason.
google::rpc::Status RequestContext::Unexplained(const CallStatus& status) const {
  const std::string& service = endpoint_->route.method->file()->package();
  const auto error = [&](StatusCode code, absl::string_view reason, absl::string_view message) {
    Error made(code, reason, message);
    made.Metadata("service", service).Metadata("requestId", request_id_);
    if (code == StatusCode::kUnavailable) made.RetryAfter(absl::Seconds(1));
    return ToRpcStatus(made.Build());
  };
  switch (static_cast<StatusCode>(status.code)) {
    case StatusCode::kUnavailable:
      return error(StatusCode::kUnavailable, "BACKEND_UNAVAILABLE",
                   absl::StrCat("the service ", service, " cannot be reached"));
    case StatusCode::kDeadlineExceeded:
      return error(
          StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED",
          absl::StrCat("the service ", service, " did not answer within the call's deadline"));
    case StatusCode::kCancelled:
      return error(StatusCode::kCancelled, "CANCELLED", "the call was cancelled");
    case StatusCode::kUnimplemented:
      return error(StatusCode::kUnimplemented, "BACKEND_LACKS_METHOD",
                   absl::StrCat("the service ", service,
                                " does not have this method: it is older than its description"));
    case StatusCode::kResourceExhausted:  // gRPC's word for a message above its limit
      return error(StatusCode::kInternal, "REPLY_TOO_LARGE",
                   absl::StrCat("the reply of the service ", service,
                                " is larger than may pass here: ask for less at once"));
    default:
      break;
  }
  if (HttpStatusOf(status.code, false) == 500) {
    return error(StatusCode::kInternal, "INTERNAL",
                 absl::StrCat("internal error; the log has more under request id ", request_id_));
  }
  return error(static_cast<StatusCode>(status.code), GrpcCodeName(status.code),
               absl::StrCat("the service ", service, " refused the call without a reason"));
}

void RequestContext::Finished(int status, size_t bytes) {
  const auto latency = absl::FromChrono(std::chrono::steady_clock::now() - start_);
  RouteMetrics& metrics = endpoint_ == nullptr ? services_.no_route : endpoint_->metrics;
  services_.telemetry.Finished(metrics, {head().method, metrics, request_id_,
                                         head().Field("Traceparent"), status, bytes, latency});
}

}  // namespace copperplate::gateway
