#include "services/gateway/proxy/negotiation.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/status/error.h"
#include "services/gateway/transcode/accept.h"

namespace copperplate::gateway {
namespace {

using absl::StatusCode;
constexpr absl::string_view kJson = "application/json";
constexpr absl::string_view kCsv = "text/csv";
constexpr absl::string_view kLines = "application/x-ndjson";
constexpr absl::string_view kEvents = "text/event-stream";

bool Streams(const Endpoint& endpoint) {
  return endpoint.route.method->server_streaming() && !endpoint.route.raw_body.has_value();
}

// The media types a reply of the endpoint can have; none where the reply itself says.
std::vector<absl::string_view> OffersOf(const Endpoint& endpoint) {
  if (endpoint.route.raw_reply.has_value()) return {};
  if (Streams(endpoint)) return {kLines, kEvents, kJson};
  if (endpoint.reply.table != nullptr && !endpoint.route.raw_body.has_value() &&
      endpoint.reply.only == nullptr) {
    return {kJson, kCsv};
  }
  return {kJson};
}

std::optional<RequestRefusal> Refuse(int status, absl::string_view reason,
                                     absl::string_view message, HeaderFields fields = {}) {
  return RequestRefusal{status, Error(StatusCode::kInvalidArgument, reason, message).Build(),
                        std::move(fields)};
}

std::optional<RequestRefusal> CheckBody(const Endpoint& endpoint, const RequestHead& head) {
  const Route& route = endpoint.route;
  if (!route.takes_json_body() && !route.raw_body.has_value()) {
    if (!head.has_body) return std::nullopt;
    return Refuse(400, "BODY_NOT_TAKEN", "this method takes no body");
  }
  if (!head.has_body) return std::nullopt;
  const absl::string_view encoding = head.Field("Content-Encoding");
  if (!encoding.empty() && !absl::EqualsIgnoreCase(encoding, "identity")) {
    return Refuse(415, "CONTENT_ENCODING", "a body must come without Content-Encoding",
                  {{"Accept-Encoding", "identity"}});
  }
  std::string charset;
  const std::string type = MediaType(head.Field("Content-Type"), &charset);
  std::vector<std::string> taken = {std::string(kJson)};
  if (route.raw_body.has_value()) taken = route.raw_body->content_types;
  if (std::find(taken.begin(), taken.end(), type) == taken.end() ||
      (!charset.empty() && charset != "utf-8" && charset != "us-ascii")) {
    const std::string types = absl::StrJoin(taken, ", ");
    return Refuse(415, "CONTENT_TYPE",
                  absl::StrCat("the body must be ", types, " in UTF-8, named in Content-Type"),
                  {{"Accept", types}});
  }
  return std::nullopt;
}

}  // namespace

std::optional<RequestRefusal> CheckRequest(const Endpoint& endpoint, const RequestHead& head) {
  if (head.method == "HEAD" && Streams(endpoint)) {
    HeaderFields fields = {{"Allow", "GET, OPTIONS"}};
    return Refuse(405, "METHOD_NOT_ALLOWED", "a stream has no head to ask for alone",
                  std::move(fields));
  }
  if (auto refusal = CheckBody(endpoint, head); refusal.has_value()) return refusal;
  if (head.Has("If-Match") && endpoint.request.etag.empty()) {
    return Refuse(400, "IF_MATCH_NOT_TAKEN", "this method cannot honour If-Match");
  }
  const std::vector<absl::string_view> offers = OffersOf(endpoint);
  if (!offers.empty() && BestOffer(head.Field("Accept"), offers) < 0) {
    return Refuse(406, "NOT_ACCEPTABLE",
                  absl::StrCat("this method answers with ", absl::StrJoin(offers, ", ")));
  }
  return std::nullopt;
}

ReplyForm ReplyFormOf(const Endpoint& endpoint, const RequestHead& head) {
  if (endpoint.route.raw_reply.has_value()) return ReplyForm::kRaw;
  const std::vector<absl::string_view> offers = OffersOf(endpoint);
  return offers[BestOffer(head.Field("Accept"), offers)] == kCsv ? ReplyForm::kCsv
                                                                 : ReplyForm::kJson;
}

StreamForm StreamFormOf(const Endpoint& endpoint, const RequestHead& head) {
  if (endpoint.route.raw_reply.has_value()) return StreamForm::kRaw;
  const std::vector<absl::string_view> offers = OffersOf(endpoint);
  return offers[BestOffer(head.Field("Accept"), offers)] == kEvents ? StreamForm::kEvents
                                                                    : StreamForm::kLines;
}

}  // namespace copperplate::gateway
