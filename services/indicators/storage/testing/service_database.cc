#include "services/indicators/storage/testing/service_database.h"

#include <utility>

#include "libs/status/status_macros.h"
#include "libs/time/clock.h"

namespace copperplate::indicators {

using testing_postgres::TestDatabase;

postgres::PoolOptions ServiceDatabase::RuntimeOptions(const TestDatabase& database) {
  postgres::PoolOptions options;
  options.dsn = database.RuntimeDsn();
  options.application_name = "indicators_test";
  options.schema = "indicators";
  options.reads_read_only = true;
  return options;
}

absl::StatusOr<std::unique_ptr<ServiceDatabase>> ServiceDatabase::Create(int pool_size) {
  ABSL_ASSIGN_OR_RETURN(
      auto database,
      TestDatabase::Create(
          {.service = "indicators", .sqitch_folder = "services/indicators/schema", .sql = ""}));
  postgres::PoolOptions options = RuntimeOptions(*database);
  options.size = pool_size;
  ABSL_ASSIGN_OR_RETURN(auto pool,
                        postgres::Pool::Create(std::move(options), postgres::Observer::None()));
  return std::unique_ptr<ServiceDatabase>(
      new ServiceDatabase(std::move(database), std::move(pool)));
}

ServiceDatabase::ServiceDatabase(std::unique_ptr<TestDatabase> database,
                                 std::unique_ptr<postgres::Pool> pool)
    : database_(std::move(database)),
      pool_(std::move(pool)),
      uuids_(Clock::System(), SystemRandom()),
      repositories_(*pool_, uuids_) {}

}  // namespace copperplate::indicators
