#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/metrics/registry.h"
#include "services/gateway/http/http_server.h"
#include "services/gateway/proxy/gateway.h"
#include "services/gateway/routes/catalogue_keeper.h"

namespace copperplate::gateway {

// What the admin port tells of; all of it outlives the port.
struct AdminSources {
  const Gateway& gateway;
  const CatalogueKeeper& keeper;
  const Backends& backends;
  const HttpServer& server;  // the one that people reach
  metrics::Registry& metrics;
};

// The pages for the ops team, as plain text: /livez, /readyz (one line, and how much is amiss),
// /metrics, and /routes: which descriptor sets are served, which are refused and why, how each
// backend's connections stand, and every route with its method.
class AdminPages : public HttpHandler {
 public:
  explicit AdminPages(const AdminSources& sources);

  // From now on /readyz says no.
  void Drain() { draining_ = true; }

  void Handle(std::shared_ptr<Exchange> exchange) override;
  HttpReply Refuse(const RequestHead* head, int status, const absl::Status& error) override;

 private:
  HttpReply Metrics() const;
  HttpReply Ready() const;
  HttpReply Routes() const;

  const AdminSources sources_;
  std::atomic<bool> draining_ = false;
  metrics::Gauge& connections_;
  metrics::Gauge& buffered_;
  metrics::Gauge& memory_;
  metrics::Gauge& refused_sets_;
};

}  // namespace copperplate::gateway
