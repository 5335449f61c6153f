#pragma once

#include <string>

#include "libs/log/logger.h"
#include "libs/log/repeated_line.h"
#include "libs/metrics/registry.h"
#include "libs/postgres/observer.h"
#include "libs/time/clock.h"

namespace copperplate::service {

// Metrics and log lines of one Listener: whether it listens, and why not. Thread-safe.
class ListenerMetrics final : public postgres::ListenerObserver {
 public:
  // `listener` is the label that tells those of one process apart: `revisions`. `registry`,
  // `logger` and `clock` outlive this.
  ListenerMetrics(const std::string& listener, metrics::Registry& registry,
                  const log::Logger& logger, const Clock& clock);

  void OnListening(bool listening) override;
  void OnFailed(absl::string_view cause) override;

 private:
  const std::string listener_;
  const log::Logger& logger_;
  metrics::Gauge& connected_;
  metrics::Counter& failures_;
  log::RepeatedLine failure_line_;
};

}  // namespace copperplate::service
