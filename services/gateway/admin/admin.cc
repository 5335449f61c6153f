#include "services/gateway/admin/admin.h"

#include "absl/strings/str_cat.h"

namespace copperplate::gateway {
namespace {

std::string Describe(const Gateway& gateway, const Backends& backends) {
  const std::shared_ptr<const Site> site = gateway.site();
  std::string text;
  for (const auto& set : site->catalogue().sets()) {
    absl::StrAppend(&text, "serves ", set->name(), ": ", set->routes().size(), " routes\n");
  }
  for (const Refusal& refusal : site->catalogue().refusals()) {
    absl::StrAppend(&text, "refused ", refusal.file, ": ", refusal.reason,
                    refusal.previous_version_serves ? " (its former version serves)" : "", "\n");
  }
  for (const Backend* backend : backends.all()) {
    absl::StrAppend(&text, "backend ", backend->address().package, ": ", backend->State(), "\n");
  }
  return text;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Admin>> StartAdmin(absl::string_view listen, const Gateway& gateway,
                                                  const CatalogueKeeper& keeper,
                                                  const Backends& backends,
                                                  const metrics::Registry& metrics) {
  auto admin = std::make_unique<Admin>();
  const std::atomic<bool>& draining = admin->draining_;
  server::AdminServer::Pages pages;
  pages.metrics = [&metrics] { return server::AdminPage{200, metrics.Render()}; };
  pages.livez = [] { return server::AdminPage{200, "alive\n"}; };
  // A backend that is down costs only its own routes: it is told, and does not make the gateway
  // unready.
  pages.readyz = [&draining, &gateway, &keeper, &backends] {
    const std::string description = Describe(gateway, backends);
    if (draining) return server::AdminPage{503, "not ready: draining\n" + description};
    if (const absl::Status polled = keeper.last_poll(); !polled.ok()) {
      return server::AdminPage{503,
                               absl::StrCat("not ready: ", polled.message(), "\n", description)};
    }
    return server::AdminPage{200, "ready\n" + description};
  };
  auto started = server::AdminServer::Start(listen, std::move(pages));
  if (!started.ok()) return std::move(started).status();
  admin->server_ = *std::move(started);
  return admin;
}

}  // namespace copperplate::gateway
