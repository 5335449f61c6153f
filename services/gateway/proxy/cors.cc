#include "services/gateway/proxy/cors.h"

#include <algorithm>

namespace copperplate::gateway {

bool Cors::Allows(const RequestHead& head) const {
  const absl::string_view origin = head.Field("Origin");
  return !origin.empty() && std::any_of(origins_.begin(), origins_.end(),
                                        [&](const std::string& one) { return origin == one; });
}

void Cors::AddFields(const RequestHead& head, HeaderFields& fields) const {
  if (origins_.empty()) return;
  fields.emplace_back("Vary", "Origin");
  if (!Allows(head)) return;
  fields.emplace_back("Access-Control-Allow-Origin", std::string(head.Field("Origin")));
  fields.emplace_back(
      "Access-Control-Expose-Headers",
      "Allow, ETag, Retry-After, WWW-Authenticate, X-Next-Page-Token, X-Request-Id");
}

bool Cors::IsPreflight(const RequestHead& head) {
  return head.method == "OPTIONS" && head.Has("Origin") &&
         head.Has("Access-Control-Request-Method");
}

void Cors::AddPreflightFields(const RequestHead& head, absl::string_view methods,
                              HeaderFields& fields) const {
  if (!Allows(head)) return;
  fields.emplace_back("Access-Control-Allow-Methods", std::string(methods));
  fields.emplace_back("Access-Control-Allow-Headers",
                      "Accept, Authorization, Content-Type, Grpc-Timeout, If-Match, If-None-Match, "
                      "Last-Event-ID, Traceparent, X-Request-Id");
  fields.emplace_back("Access-Control-Max-Age", "600");
}

}  // namespace copperplate::gateway
