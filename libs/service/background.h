#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "libs/events/sealer.h"
#include "libs/log/logger.h"
#include "libs/log/repeated_line.h"
#include "libs/metrics/registry.h"
#include "libs/postgres/pool.h"
#include "libs/service/database_observer.h"
#include "libs/service/housekeeping.h"
#include "libs/service/options.h"
#include "libs/time/clock.h"

namespace copperplate::service {

// What a service does of itself, under its worker role and across forces: events are sealed, and
// what Housekeeping says.
class Background {
 public:
  // Null where the options name no database for it. INVALID_ARGUMENT for a malformed connection
  // string. `registry`, `logger` and `clock` outlive the result.
  static absl::StatusOr<std::unique_ptr<Background>> Start(
      const std::string& application, const std::string& schema, const DatabaseOptions& options,
      metrics::Registry& registry, const log::Logger& logger, const Clock& clock);

  // Of the worker role: one connection is for what a service does of its own.
  postgres::Pool& pool() { return *pool_; }

 private:
  // Counts batches and logs failures.
  class SealerMetrics final : public events::SealerObserver {
   public:
    SealerMetrics(metrics::Registry& registry, const log::Logger& logger, const Clock& clock);
    void OnBatch(const events::Batch& batch) override;
    void OnFailure(const absl::Status& status) override;

   private:
    metrics::Counter& sealed_;
    metrics::Counter& failures_;
    metrics::Histogram& lag_seconds_;
    const log::Logger& logger_;
    log::RepeatedLine failure_line_;
  };

  Background(const std::string& schema, std::unique_ptr<DatabaseObserver> observer,
             std::unique_ptr<postgres::Pool> pool, metrics::Registry& registry,
             const log::Logger& logger, const Clock& clock);

  const std::unique_ptr<DatabaseObserver> observer_;
  const std::unique_ptr<postgres::Pool> pool_;
  SealerMetrics metrics_;
  events::Sealer sealer_;
  Housekeeping housekeeping_;
};

}  // namespace copperplate::service
