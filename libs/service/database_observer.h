#pragma once

#include <map>
#include <mutex>
#include <string>

#include "libs/log/logger.h"
#include "libs/log/repeated_line.h"
#include "libs/metrics/registry.h"
#include "libs/postgres/observer.h"
#include "libs/time/clock.h"

namespace copperplate::service {

// Metrics and log lines of one pool. Thread-safe.
class DatabaseObserver final : public postgres::Observer {
 public:
  // `pool` is the label that tells pools of one process apart: `runtime`, `worker`. `registry`,
  // `logger` and `clock` outlive this.
  DatabaseObserver(const std::string& pool, metrics::Registry& registry, const log::Logger& logger,
                   const Clock& clock);

  void OnStatement(const postgres::StatementReport& report) override;
  void OnLeaseWait(absl::Duration waited, const absl::Status& outcome) override;
  void OnPool(const postgres::PoolReport& report) override;
  void OnConnectFailed(absl::string_view cause) override;
  void OnOutcomeUnknown(absl::string_view statement, const CallScope* call) override;

 private:
  // What writes lines about the call's statements, so that they are found by its ids.
  log::Logger LoggerOf(const CallScope* call) const;
  metrics::Histogram& SecondsOf(absl::string_view statement);

  const std::string pool_;
  metrics::Registry& registry_;
  const log::Logger& logger_;
  metrics::Gauge& open_;
  metrics::Gauge& in_use_;
  metrics::Gauge& waiting_;
  metrics::Histogram& lease_seconds_;
  metrics::Counter& refused_leases_;
  metrics::Counter& connect_failures_;
  metrics::Counter& unknown_outcomes_;

  log::RepeatedLine connect_failure_line_;
  std::mutex mutex_;
  std::map<std::string, metrics::Histogram*, std::less<>> seconds_;  // by statement
};

}  // namespace copperplate::service
