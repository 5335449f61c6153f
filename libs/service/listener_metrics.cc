#include "libs/service/listener_metrics.h"

namespace copperplate::service {

ListenerMetrics::ListenerMetrics(const std::string& listener, metrics::Registry& registry,
                                 const log::Logger& logger, const Clock& clock)
    : listener_(listener),
      logger_(logger),
      connected_(registry.AddGauge("copperplate_database_listener_connected",
                                   "1 while notifications are heard.", {{"listener", listener}})),
      failures_(registry.AddCounter("copperplate_database_listener_failures_total",
                                    "Attempts to listen that failed.", {{"listener", listener}})),
      failure_line_(clock) {}

void ListenerMetrics::OnListening(bool listening) { connected_.Set(listening ? 1 : 0); }

void ListenerMetrics::OnFailed(absl::string_view cause) {
  failures_.Increment();
  if (!failure_line_.IsDue(cause)) return;
  logger_.Warning("not listening to the database", {{"listener", listener_}, {"cause", cause}});
}

}  // namespace copperplate::service
