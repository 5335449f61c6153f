#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "libs/log/logger.h"
#include "libs/metrics/registry.h"
#include "libs/postgres/pool.h"

namespace copperplate::service {

// What a service does now and every hour, under its worker role: remembered requests that are past
// retention are dropped, and the months are counted that `event` still has partitions for. Tried
// again after a minute where it failed. On a thread of its own, from construction to destruction.
class Housekeeping {
 public:
  // The others outlive this.
  Housekeeping(postgres::Pool& pool, metrics::Registry& registry, const log::Logger& logger);
  // Waits for the statement under way.
  ~Housekeeping();
  Housekeeping(const Housekeeping&) = delete;
  Housekeeping& operator=(const Housekeeping&) = delete;

 private:
  void Run();
  absl::Status DropRequestsPastRetention();
  absl::Status CountMonths();
  // False where this is to end.
  bool Pause(absl::Duration pause);

  postgres::Pool& pool_;
  metrics::Gauge& months_ahead_;
  const log::Logger& logger_;
  std::mutex mutex_;
  std::condition_variable stop_changed_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace copperplate::service
