#include "services/gateway/proxy/telemetry.h"

#include "absl/strings/str_cat.h"
#include "services/gateway/transcode/http_status.h"

namespace copperplate::gateway {

RouteMetrics::RouteMetrics(metrics::Registry& registry, absl::string_view route)
    : registry_(registry),
      route_(route),
      seconds_(registry.AddHistogram(
          "copperplate_http_request_seconds",
          "From a request's head to its reply, or the reply's end where it is a stream.",
          metrics::SecondsBounds(), {{"route", route_}})) {}

void RouteMetrics::Finished(int status, absl::Duration latency) {
  seconds_.Observe(absl::ToDoubleSeconds(latency));
  if (status < 0 || status >= static_cast<int>(by_status_.size())) return;
  metrics::Counter* counter = by_status_[status].load(std::memory_order_acquire);
  if (counter == nullptr) {  // two threads may both come here: they get the same counter
    counter = &registry_.AddCounter("copperplate_http_requests_total", "Requests answered.",
                                    {{"route", route_}, {"status", absl::StrCat(status)}});
    by_status_[status].store(counter, std::memory_order_release);
  }
  counter->Increment();
}

void Telemetry::Finished(RouteMetrics& metrics, const FinishedRequest& request) const {
  metrics.Finished(request.status, request.latency);
  const bool failed = request.status >= 500;
  if (!failed && !log_every_request_) return;
  logger_.Log(failed ? log::Level::kWarning : log::Level::kInfo, "request",
              {{"method", request.method},
               {"route", request.route.route()},
               {"status", request.status},
               {"latency_ms", request.latency},
               {"reply_bytes", request.reply_bytes},
               {"call_id", request.request_id},
               {"trace_id", request.traceparent.size() > 35 ? request.traceparent.substr(3, 32)
                                                            : absl::string_view()}});
}

void Telemetry::BackendFault(absl::string_view method, const std::string& request_id, int code,
                             absl::string_view message) const {
  logger_.Error("backend fault", {{"rpc", method},
                                  {"code", GrpcCodeName(code)},
                                  {"detail", message},
                                  {"call_id", request_id}});
}

}  // namespace copperplate::gateway
