#pragma once

#include <memory>
#include <mutex>

#include "absl/strings/string_view.h"
#include "services/gateway/http/exchange.h"
#include "services/gateway/proxy/options.h"
#include "services/gateway/proxy/request_context.h"
#include "services/gateway/proxy/site.h"
#include "services/gateway/proxy/static_files.h"
#include "services/gateway/proxy/stream_ticker.h"
#include "services/gateway/proxy/unary_exchange.h"

namespace copperplate::gateway {

// Takes each request to the service its route names and the answer back. Thread-safe.
class Gateway : public HttpHandler {
 public:
  // All outlive the gateway and its requests.
  struct Parts {
    const ProxyOptions& options;
    const Backends& backends;
    const PlanSet& error_details;
    Telemetry& telemetry;
  };

  explicit Gateway(const Parts& parts);
  // Waits for the calls under way, which end at once when the server before it has stopped.
  ~Gateway() override;

  // From now on new requests see these; those under way keep what they began with.
  void SetCatalogue(std::shared_ptr<const Catalogue> catalogue);
  void SetStaticFiles(std::shared_ptr<const StaticFiles> files);
  std::shared_ptr<const Site> site() const;

  void Handle(std::shared_ptr<Exchange> exchange) override;
  HttpReply Refuse(const RequestHead* head, int status, const absl::Status& error) override;

 private:
  using Context = std::shared_ptr<RequestContext>;

  void HandleOptions(RequestContext& context) const;
  bool HandleDocument(RequestContext& context) const;
  void HandleUnrouted(RequestContext& context, const RouteMatch& match) const;
  absl::Status EnterLimits(RequestContext& context);
  void HandleRoute(Context context, RouteMatch match);
  void HandleCall(Context context, RouteMatch match, absl::string_view body);

  const Parts parts_;
  const Cors cors_;
  CallerLimit callers_;
  CallerLimit addresses_;
  RouteMetrics no_route_;
  InFlight in_flight_;
  WorkPool workers_;
  StreamTicker ticker_;
  const ProxyServices services_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Site> site_;
  std::shared_ptr<const StaticFiles> files_;
};

}  // namespace copperplate::gateway
