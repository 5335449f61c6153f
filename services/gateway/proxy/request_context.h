#pragma once

#include <google/rpc/status.pb.h>

#include <array>
#include <chrono>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "services/gateway/backend/call.h"
#include "services/gateway/http/exchange.h"
#include "services/gateway/proxy/caller_limit.h"
#include "services/gateway/proxy/cors.h"
#include "services/gateway/proxy/in_flight.h"
#include "services/gateway/proxy/options.h"
#include "services/gateway/proxy/site.h"
#include "services/gateway/proxy/telemetry.h"
#include "services/gateway/proxy/work_pool.h"

namespace copperplate::gateway {

// What every request needs of the gateway; outlives them.
struct ProxyServices {
  const ProxyOptions& options;
  const PlanSet& error_details;
  const Cors& cors;
  Telemetry& telemetry;
  RouteMetrics& no_route;  // counts requests that reach no route
  WorkPool& workers;       // for replies that take long to write
  InFlight& in_flight;     // requests whose end is still to come
};

// The fields that every reply carries: request id, CORS, and that a browser must not guess types.
HeaderFields CommonFields(const ProxyServices& services, const RequestHead* head,
                          const std::string& request_id);

// An error as HTTP: AIP-193 JSON, Retry-After where it says when, WWW-Authenticate with 401.
HttpReply ErrorReply(const PlanSet& types, int http_status, const google::rpc::Status& error,
                     HeaderFields fields);

// A fault of our own as the end of a call.
CallStatus ToCallStatus(const absl::Status& fault);

// One request on its way through: its exchange, its id, and the ways it can end. Ends once;
// thread-safe as the exchange is.
class RequestContext {
 public:
  RequestContext(const ProxyServices& services, std::shared_ptr<const Site> site,
                 std::shared_ptr<Exchange> exchange);
  RequestContext(const RequestContext&) = delete;
  RequestContext& operator=(const RequestContext&) = delete;

  const ProxyServices& services() const { return services_; }
  const RequestHead& head() const { return exchange_->head(); }
  const std::string& request_id() const { return request_id_; }
  const std::shared_ptr<Exchange>& exchange() const { return exchange_; }
  const Site& site() const { return *site_; }
  bool reads() const { return head().method == "GET" || head().method == "HEAD"; }

  // Where the request leads, once that is known.
  void SetEndpoint(const Endpoint& endpoint) { endpoint_ = &endpoint; }
  const Endpoint& endpoint() const { return *endpoint_; }
  void SetIfMatch() { if_match_ = true; }
  // Held until the request ends.
  using Slots = std::array<CallerLimit::Slot, 2>;
  void SetSlots(Slots slots) { slots_ = std::move(slots); }

  // Each adds the common fields.
  void Reply(HttpReply reply);
  void StartReply(HttpReply head);
  // A streamed reply is over.
  void EndReply(bool whole);
  // The peer went away during a streamed reply, or before it: counted as 499.
  void Abandoned();
  // A fault of the request, or of the gateway; the HTTP status follows from the code or is given.
  void Fail(const absl::Status& error);
  void Fail(int http_status, const absl::Status& error, HeaderFields fields = {});
  // What the call ended with, as far as the caller may know.
  void FailWith(const CallStatus& status);
  // The same as text, for a stream that has begun.
  std::string ErrorText(const CallStatus& status);

 private:
  google::rpc::Status Presentable(const CallStatus& status) const;
  google::rpc::Status Unexplained(const CallStatus& status) const;
  void Finished(int status, size_t bytes);

  const InFlight::Token in_flight_;  // first, to be given back last
  const ProxyServices& services_;
  const std::shared_ptr<const Site> site_;
  const std::shared_ptr<Exchange> exchange_;
  const std::string request_id_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  const Endpoint* endpoint_ = nullptr;
  Slots slots_;
  bool if_match_ = false;
  int stream_status_ = 0;
};

}  // namespace copperplate::gateway
