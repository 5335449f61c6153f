#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/gateway/backend/backends.h"
#include "services/gateway/proxy/telemetry.h"
#include "services/gateway/routes/catalogue.h"
#include "services/gateway/transcode/reply_memory.h"
#include "services/gateway/transcode/reply_plan.h"
#include "services/gateway/transcode/request_plan.h"

namespace copperplate::gateway {

// A route with all that serving it takes.
struct Endpoint {
  Endpoint(const Route& route, const PlanSet& types, Backend* backend, metrics::Registry& registry);

  const Route& route;
  const PlanSet& types;
  const RequestPlan request;
  const ReplyPlan reply;
  Backend* const backend;  // null: none is configured for the package
  // Addresses that tell renderings of one reply apart in the memory.
  const char json = 0;
  const char csv = 0;
  mutable RouteMetrics metrics;
};

// One document that is served as it is.
struct Document {
  std::string content_type;
  std::shared_ptr<const std::string> body;
  std::shared_ptr<const std::string> gzip;  // null where it is not worth it
  std::string etag;                         // of the content
};

Document MakeDocument(absl::string_view content_type, std::string body);

// Everything that follows from one catalogue: endpoints, and a memory of what they rendered.
// Immutable but for the memory; shared between threads; requests under way keep the one they began
// with.
class Site {
 public:
  struct Parts {
    const Backends& backends;
    const PlanSet& error_details;
    metrics::Registry& registry;
    size_t reply_memory_bytes;
  };

  // What `parts` refers to outlives the site.
  Site(std::shared_ptr<const Catalogue> catalogue, const Parts& parts);

  struct Found {
    const Endpoint* endpoint = nullptr;
    RouteMatch match;
  };
  Found Find(absl::string_view method, absl::string_view path) const;

  const Catalogue& catalogue() const { return *catalogue_; }
  const Document& openapi() const { return openapi_; }
  ReplyMemory& memory() const { return memory_; }
  // In the order of the sets and their protos.
  const std::vector<const Endpoint*>& endpoints() const { return in_order_; }

 private:
  const std::shared_ptr<const Catalogue> catalogue_;
  std::vector<std::unique_ptr<const PlanSet>> types_;  // by set
  std::vector<const Endpoint*> in_order_;
  absl::flat_hash_map<const Route*, std::unique_ptr<const Endpoint>> endpoints_;
  Document openapi_;
  mutable ReplyMemory memory_;
};

}  // namespace copperplate::gateway
