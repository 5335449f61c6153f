#include "services/volunteers/storage/testing/service_database.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "libs/time/clock.h"
#include "services/volunteers/storage/schema_version.h"

namespace copperplate::volunteers {

using testing_postgres::TestDatabase;

absl::StatusOr<std::unique_ptr<ServiceDatabase>> ServiceDatabase::Create(
    int pool_size, const EventImages& images) {
  ABSL_ASSIGN_OR_RETURN(
      auto database,
      TestDatabase::Create({.service = kSchema,
                            .sqitch_folder = absl::StrCat("services/", kSchema, "/schema"),
                            .sql = ""}));
  postgres::PoolOptions options;
  options.dsn = database->RuntimeDsn();
  options.application_name = absl::StrCat(kSchema, "_test");
  options.schema = kSchema;
  options.reads_read_only = true;
  options.size = pool_size;
  ABSL_ASSIGN_OR_RETURN(auto pool,
                        postgres::Pool::Create(std::move(options), postgres::Observer::None()));
  return std::unique_ptr<ServiceDatabase>(
      new ServiceDatabase(std::move(database), std::move(pool), images));
}

ServiceDatabase::ServiceDatabase(std::unique_ptr<TestDatabase> database,
                                 std::unique_ptr<postgres::Pool> pool, const EventImages& images)
    : database_(std::move(database)),
      pool_(std::move(pool)),
      uuids_(Clock::System(), SystemRandom()),
      repositories_(*pool_, uuids_, images) {}

}  // namespace copperplate::volunteers
