#include "libs/service/background.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/service/dsn.h"
#include "libs/status/status_macros.h"

namespace copperplate::service {
namespace {

// One for the sealer, one for what is done now and then, one for what a service does of its own.
constexpr int kConnections = 3;

events::SealerOptions SealerOptionsFor(const std::string& schema) {
  events::SealerOptions options;
  options.batch.channel = absl::StrCat(schema, "_event");
  return options;
}

}  // namespace

Background::SealerMetrics::SealerMetrics(metrics::Registry& registry, const log::Logger& logger,
                                         const Clock& clock)
    : sealed_(registry.AddCounter("copperplate_events_sealed_total",
                                  "Events given their place in the feed.")),
      failures_(registry.AddCounter("copperplate_events_seal_failures_total",
                                    "Batches of events that could not be sealed.")),
      lag_seconds_(registry.AddHistogram("copperplate_events_seal_lag_seconds",
                                         "From a batch's oldest event to its sealing.",
                                         metrics::SecondsBounds())),
      logger_(logger),
      failure_line_(clock) {}

void Background::SealerMetrics::OnBatch(const events::Batch& batch) {
  if (batch.result != events::Batch::Result::kSealed) return;
  sealed_.Increment(batch.events);
  lag_seconds_.Observe(absl::ToDoubleSeconds(batch.lag));
}

void Background::SealerMetrics::OnFailure(const absl::Status& status) {
  failures_.Increment();
  if (!failure_line_.IsDue(status.message())) return;
  logger_.Warning("events not sealed", {{"error", status.message()}});
}

absl::StatusOr<std::unique_ptr<Background>> Background::Start(
    const std::string& application, const std::string& schema, const DatabaseOptions& options,
    metrics::Registry& registry, const log::Logger& logger, const Clock& clock) {
  if (options.worker_database.empty()) return nullptr;
  auto observer = std::make_unique<DatabaseObserver>("worker", registry, logger, clock);
  postgres::PoolOptions pool_options;
  pool_options.dsn = WithPassword(options.worker_database, options.worker_password);
  pool_options.application_name = absl::StrCat(application, "-worker");
  pool_options.schema = schema;
  pool_options.size = kConnections;
  ABSL_ASSIGN_OR_RETURN(auto pool, postgres::Pool::Create(std::move(pool_options), *observer));
  return std::unique_ptr<Background>(
      new Background(schema, std::move(observer), std::move(pool), registry, logger, clock));
}

Background::Background(const std::string& schema, std::unique_ptr<DatabaseObserver> observer,
                       std::unique_ptr<postgres::Pool> pool, metrics::Registry& registry,
                       const log::Logger& logger, const Clock& clock)
    : observer_(std::move(observer)),
      pool_(std::move(pool)),
      metrics_(registry, logger, clock),
      sealer_(*pool_, SealerOptionsFor(schema), metrics_),
      housekeeping_(*pool_, registry, logger) {}

}  // namespace copperplate::service
