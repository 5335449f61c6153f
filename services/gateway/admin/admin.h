#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/metrics/registry.h"
#include "libs/server/admin_server.h"
#include "services/gateway/proxy/gateway.h"
#include "services/gateway/routes/catalogue_keeper.h"

namespace copperplate::gateway {

// The port for the ops team: /metrics, /livez, and /readyz, which also says which descriptor sets
// are served, which are refused and why, and how each backend's connections stand.
class Admin {
 public:
  // From now on /readyz says no.
  void Drain() { draining_ = true; }

 private:
  friend absl::StatusOr<std::unique_ptr<Admin>> StartAdmin(absl::string_view, const Gateway&,
                                                           const CatalogueKeeper&, const Backends&,
                                                           const metrics::Registry&);
  std::atomic<bool> draining_ = false;
  std::unique_ptr<server::AdminServer> server_;  // ends before what its pages read
};

// What it is given outlives the result. The errors are AdminServer's.
absl::StatusOr<std::unique_ptr<Admin>> StartAdmin(absl::string_view listen, const Gateway& gateway,
                                                  const CatalogueKeeper& keeper,
                                                  const Backends& backends,
                                                  const metrics::Registry& metrics);

}  // namespace copperplate::gateway
