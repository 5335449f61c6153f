#include "services/gateway/proxy/site.h"

#include <openssl/sha.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/gateway/openapi/openapi.h"
#include "services/gateway/transcode/gzip.h"

namespace copperplate::gateway {

Endpoint::Endpoint(const Route& r, const PlanSet& t, Backend* b, metrics::Registry& registry)
    : route(r),
      types(t),
      request(r, t),
      reply(r, t),
      backend(b),
      metrics(registry, absl::StrCat(r.http_method, " ", r.pattern)) {}

Document MakeDocument(absl::string_view content_type, std::string body) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest);
  Document document;
  document.content_type = std::string(content_type);
  document.etag =
      absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(digest), 16));
  if (body.size() >= kMinGzipBytes && body.size() <= kMaxGzipBytes) {
    std::string gzip = Gzip(body);
    if (!gzip.empty() && gzip.size() < body.size()) {
      document.gzip = std::make_shared<const std::string>(std::move(gzip));
    }
  }
  document.body = std::make_shared<const std::string>(std::move(body));
  return document;
}

Site::Site(std::shared_ptr<const Catalogue> catalogue, const Parts& parts)
    : catalogue_(std::move(catalogue)), memory_(parts.reply_memory_bytes) {
  std::vector<OpenApiRoute> documented;
  for (const auto& set : catalogue_->sets()) {
    types_.push_back(std::make_unique<const PlanSet>(set->files(), &parts.error_details));
    for (const Route& route : set->routes()) {
      auto endpoint = std::make_unique<const Endpoint>(
          route, *types_.back(), parts.backends.Find(route.method->file()->package()),
          parts.registry);
      in_order_.push_back(endpoint.get());
      documented.push_back({&route, endpoint->reply.table != nullptr});
      endpoints_.emplace(&route, std::move(endpoint));
    }
  }
  openapi_ = MakeDocument("application/json", OpenApiDocument(documented));
}

Site::Found Site::Find(absl::string_view method, absl::string_view path) const {
  Found found{nullptr, catalogue_->routes().Find(method, path)};
  if (found.match.route != nullptr) {
    found.endpoint = endpoints_.find(found.match.route)->second.get();
  }
  return found;
}

}  // namespace copperplate::gateway
