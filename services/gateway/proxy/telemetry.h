#pragma once

#include <array>
#include <atomic>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/log/logger.h"
#include "libs/metrics/registry.h"
#include "services/gateway/http/exchange.h"

namespace copperplate::gateway {

// What is counted of one route: `copperplate_http_requests_total` by status and
// `copperplate_http_request_seconds`, each labelled `route`. Thread-safe.
class RouteMetrics {
 public:
  // `route` is the method and the template, `GET /v1/{name=forces/*/areas/*}`: never an address.
  RouteMetrics(metrics::Registry& registry, absl::string_view route);

  const std::string& route() const { return route_; }
  void Finished(int status, absl::Duration latency);

 private:
  metrics::Registry& registry_;
  const std::string route_;
  metrics::Histogram& seconds_;
  // Each counter is made when its status first occurs.
  std::array<std::atomic<metrics::Counter*>, 600> by_status_{};
};

// A request, as the log tells it. No address: paths and queries may name people.
struct FinishedRequest {
  absl::string_view method;
  const RouteMetrics& route;
  const std::string& request_id;
  absl::string_view traceparent;
  int status;
  size_t reply_bytes;
  absl::Duration latency;
};

// Counts and logs requests. Thread-safe.
class Telemetry {
 public:
  Telemetry(metrics::Registry& registry, log::Logger logger, bool log_every_request)
      : registry_(registry), logger_(std::move(logger)), log_every_request_(log_every_request) {}

  metrics::Registry& registry() { return registry_; }
  const log::Logger& logger() const { return logger_; }

  void Finished(RouteMetrics& metrics, const FinishedRequest& request) const;
  // A backend's fault that its caller is not told of.
  void BackendFault(absl::string_view method, const std::string& request_id, int code,
                    absl::string_view message) const;

 private:
  metrics::Registry& registry_;
  const log::Logger logger_;
  const bool log_every_request_;
};

}  // namespace copperplate::gateway
