#include "services/gateway/proxy/gateway.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "libs/status/error.h"
#include "services/gateway/proxy/call_terms.h"
#include "services/gateway/proxy/negotiation.h"
#include "services/gateway/proxy/stream_exchange.h"
#include "services/gateway/proxy/upload_exchange.h"
#include "services/gateway/transcode/accept.h"
#include "services/gateway/transcode/error_body.h"
#include "services/gateway/transcode/etag.h"

namespace copperplate::gateway {
namespace {

using absl::StatusCode;

// For Allow: what a path's routes take, and what follows from it.
std::string AllowOf(std::vector<std::string> methods) {
  if (std::find(methods.begin(), methods.end(), "GET") != methods.end()) methods.push_back("HEAD");
  methods.push_back("OPTIONS");
  return absl::StrJoin(methods, ", ");
}

// Who write large replies, and how many such replies may wait for them.
constexpr int kWorkers = 2;
constexpr size_t kMaxWaiting = 64;

constexpr char kOpenApiPath[] = "/openapi.json";

}  // namespace

Gateway::Gateway(const Parts& parts)
    : parts_(parts),
      cors_(parts.options.cors_origins),
      callers_(parts.options.max_calls_per_caller),
      addresses_(parts.options.max_calls_per_address),
      no_route_(parts.telemetry.registry(), "none"),
      workers_(kWorkers, kMaxWaiting),
      ticker_(std::min(absl::Seconds(1), parts.options.comment_interval / 2)),
      services_{parts.options, parts.error_details, cors_, parts.telemetry, no_route_,
                workers_,      in_flight_},
      files_(std::make_shared<StaticFiles>()) {
  SetCatalogue(std::make_shared<Catalogue>());
}

Gateway::~Gateway() { in_flight_.AwaitNone(); }

void Gateway::SetCatalogue(std::shared_ptr<const Catalogue> catalogue) {
  auto site = std::make_shared<const Site>(
      std::move(catalogue),
      Site::Parts{parts_.backends, parts_.error_details, parts_.telemetry.registry(),
                  parts_.options.reply_memory_bytes});
  {
    const std::lock_guard lock(mutex_);
    site_.swap(site);
  }
  // A stream may hold the former site for days.
  if (site != nullptr) site->memory().Close();
}

void Gateway::SetStaticFiles(std::shared_ptr<const StaticFiles> files) {
  const std::lock_guard lock(mutex_);
  files_.swap(files);
}

std::shared_ptr<const Site> Gateway::site() const {
  const std::lock_guard lock(mutex_);
  return site_;
}

HttpReply Gateway::Refuse(const RequestHead* head, int status, const absl::Status& error) {
  const std::string request_id = RequestIdOf(head);
  no_route_.Finished(status, absl::ZeroDuration());
  return ErrorReply(services_.error_details, status, ToRpcStatus(error),
                    CommonFields(services_, head, request_id));
}

void Gateway::Handle(std::shared_ptr<Exchange> exchange) {
  auto context = std::make_shared<RequestContext>(services_, site(), std::move(exchange));
  const RequestHead& head = context->head();
  if (head.method == "OPTIONS") return HandleOptions(*context);
  Site::Found found = context->site().Find(head.method == "HEAD" ? "GET" : head.method, head.path);
  if (found.endpoint == nullptr) {
    if (head.path == kOpenApiPath) found.match.allowed_methods = {"GET"};
    if (!HandleDocument(*context)) HandleUnrouted(*context, found.match);
    return;
  }
  context->SetEndpoint(*found.endpoint);
  HandleRoute(std::move(context), std::move(found.match));
}

void Gateway::HandleOptions(RequestContext& context) const {
  const RequestHead& head = context.head();
  std::vector<std::string> methods = context.site().Find("", head.path).match.allowed_methods;
  if (head.path == kOpenApiPath) methods = {"GET"};
  if (methods.empty() && head.path != "*") return HandleUnrouted(context, {});
  HttpReply reply;
  reply.status = 204;
  const std::string allow = AllowOf(std::move(methods));
  reply.fields.emplace_back("Allow", allow);
  if (Cors::IsPreflight(head)) cors_.AddPreflightFields(head, allow, reply.fields);
  context.Reply(std::move(reply));
}

// The interface's description, and files of packages.
bool Gateway::HandleDocument(RequestContext& context) const {
  if (!context.reads()) return false;
  std::shared_ptr<const StaticFiles> files;
  {
    const std::lock_guard lock(mutex_);
    files = files_;
  }
  const RequestHead& head = context.head();
  const Document* document =
      head.path == kOpenApiPath ? &context.site().openapi() : files->Find(head.path);
  if (document == nullptr) return false;
  HttpReply reply;
  const bool zipped = document->gzip != nullptr && TakesGzip(head.Field("Accept-Encoding"));
  reply.fields.emplace_back("ETag", FormatEtag(document->etag, zipped));
  reply.fields.emplace_back("Cache-Control", "no-cache");
  reply.fields.emplace_back("Vary", "Accept-Encoding");
  if (FindNoneMatch(head.Field("If-None-Match"), document->etag) != NoneMatch::kNo) {
    reply.status = 304;
  } else {
    reply.fields.emplace_back("Content-Type", document->content_type);
    if (zipped) reply.fields.emplace_back("Content-Encoding", "gzip");
    reply.body = zipped ? document->gzip : document->body;
  }
  context.Reply(std::move(reply));
  return true;
}

void Gateway::HandleUnrouted(RequestContext& context, const RouteMatch& match) const {
  if (match.allowed_methods.empty()) {
    return context.Fail(Error(StatusCode::kNotFound, "NO_ROUTE",
                              "nothing is served at this address; /openapi.json lists what is")
                            .Build());
  }
  const std::string allow = AllowOf(match.allowed_methods);
  HeaderFields fields;
  fields.emplace_back("Allow", allow);
  context.Fail(405,
               Error(StatusCode::kUnimplemented, "METHOD_NOT_ALLOWED",
                     absl::StrCat("this address takes ", allow))
                   .Metadata("allow", allow)
                   .Build(),
               std::move(fields));
}

// Whoever has a token may make up more of them until a service looks at one: so its address counts
// as well.
absl::Status Gateway::EnterLimits(RequestContext& context) {
  const auto full = [](absl::string_view who, int most) {
    return Error(StatusCode::kResourceExhausted, "TOO_MANY_CALLS",
                 absl::StrCat("this ", who, " has ", most,
                              " calls under way, and may have no more at once"))
        .RetryAfter(absl::Seconds(1))
        .Build();
  };
  const RequestHead& head = context.head();
  CallerLimit::Slot address = addresses_.Enter("", NetworkOf(head.peer));
  if (!address) return full("address", parts_.options.max_calls_per_address);
  CallerLimit::Slot caller = callers_.Enter(head.Field("Authorization"), head.peer);
  if (!caller) return full("caller", parts_.options.max_calls_per_caller);
  context.SetSlots({std::move(address), std::move(caller)});
  return absl::OkStatus();
}

void Gateway::HandleRoute(Context context, RouteMatch match) {
  const RequestHead& head = context->head();
  const Endpoint& endpoint = context->endpoint();
  if (auto refusal = CheckRequest(endpoint, head); refusal.has_value()) {
    return context->Fail(refusal->http_status, refusal->error, std::move(refusal->fields));
  }
  if (endpoint.backend == nullptr) {
    const std::string& package = endpoint.route.method->file()->package();
    return context->Fail(Error(StatusCode::kUnavailable, "BACKEND_NOT_CONFIGURED",
                               absl::StrCat("this gateway was not told where ", package, " runs"))
                             .Metadata("service", package)
                             .Build());
  }
  if (const absl::Status status = EnterLimits(*context); !status.ok()) {
    return context->Fail(status);
  }
  if (!endpoint.route.takes_json_body() || !head.has_body) {
    return HandleCall(std::move(context), std::move(match), "");
  }
  Exchange& exchange = *context->exchange();
  exchange.ReadBody(parts_.options.max_json_bytes,
                    [this, context = std::move(context), match = std::move(match)](
                        const std::string& body) { HandleCall(context, match, body); });
}

void Gateway::HandleCall(Context context, RouteMatch match, absl::string_view body) {
  const RequestHead& head = context->head();
  const Endpoint& endpoint = context->endpoint();
  auto setup =
      CallSetupOf(endpoint.route, head, context->request_id(), parts_.options, absl::Now());
  if (!setup.ok()) return context->Fail(setup.status());
  std::string etag;
  if (head.Has("If-Match")) {
    auto parsed = ParseIfMatch(head.Field("If-Match"));
    if (!parsed.ok()) return context->Fail(parsed.status());
    etag = *std::move(parsed);
    context->SetIfMatch();
  }
  const auto request = BuildRequest(endpoint.request, {std::move(match.segments), head.query, body,
                                                       etag, head.Field("Last-Event-ID")});
  if (!request.ok()) return context->Fail(request.status());
  if (endpoint.route.raw_body.has_value()) {
    return std::make_shared<UploadExchange>(context)->Start(*setup, *request);
  }
  if (endpoint.route.method->server_streaming()) {
    return std::make_shared<StreamExchange>(context, StreamFormOf(endpoint, head), ticker_)
        ->Start(*setup, *request);
  }
  std::make_shared<UnaryExchange>(context, ReplyFormOf(endpoint, head))->Start(*setup, *request);
}

}  // namespace copperplate::gateway
