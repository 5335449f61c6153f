#include "libs/testing_postgres/schema_database.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "libs/time/clock.h"

namespace copperplate::testing_postgres {

TestSchema SchemaOf(absl::string_view service) {
  return {.service = std::string(service),
          .sqitch_folder = absl::StrCat("services/", service, "/schema"),
          .sql = ""};
}

absl::StatusOr<SchemaDatabase> SchemaDatabase::Create(const TestSchema& schema, int pool_size) {
  ABSL_ASSIGN_OR_RETURN(auto test_database, TestDatabase::Borrow(schema));
  SchemaDatabase database(std::move(test_database));
  postgres::PoolOptions options = database.RuntimeOptions();
  options.size = pool_size;
  ABSL_ASSIGN_OR_RETURN(database.pool_,
                        postgres::Pool::Create(std::move(options), postgres::Observer::None()));
  return database;
}

SchemaDatabase::SchemaDatabase(std::unique_ptr<TestDatabase> database)
    : database_(std::move(database)),
      uuids_(std::make_unique<UuidGenerator>(Clock::System(), SystemRandom())) {}

postgres::PoolOptions SchemaDatabase::RuntimeOptions() const {
  postgres::PoolOptions options;
  options.dsn = database_->RuntimeDsn();
  options.application_name = absl::StrCat(database_->service(), "_test");
  options.schema = database_->service();
  options.reads_read_only = true;
  return options;
}

postgres::PoolOptions SchemaDatabase::WorkerOptions() const {
  postgres::PoolOptions options = RuntimeOptions();
  options.dsn = database_->WorkerDsn();
  options.application_name = absl::StrCat(database_->service(), "_test_worker");
  options.reads_read_only = false;
  return options;
}

}  // namespace copperplate::testing_postgres
