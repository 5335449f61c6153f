#include "libs/service/database.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/postgres/statement.h"
#include "libs/service/dsn.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::service {
namespace {

constexpr absl::Duration kCheckLimit = absl::Seconds(2);
constexpr postgres::Statement kAnswers{postgres::kRead, "check_answers", "SELECT 1"};

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> Database::Create(Schema schema,
                                                           const DatabaseOptions& options,
                                                           metrics::Registry& registry,
                                                           const log::Logger& logger,
                                                           const Clock& clock) {
  auto observer = std::make_unique<DatabaseObserver>("runtime", registry, logger, clock);
  std::string dsn = WithPassword(options.database, options.password);
  postgres::PoolOptions pool_options;
  pool_options.dsn = dsn;
  pool_options.application_name = schema.application;
  pool_options.schema = schema.name;
  pool_options.size = options.connections;
  ABSL_ASSIGN_OR_RETURN(auto pool, postgres::Pool::Create(pool_options, *observer));
  auto check_observer = std::make_unique<DatabaseObserver>("checks", registry, logger, clock);
  pool_options.application_name = absl::StrCat(schema.application, "-checks");
  pool_options.size = 1;
  ABSL_ASSIGN_OR_RETURN(auto check_pool,
                        postgres::Pool::Create(std::move(pool_options), *check_observer));
  return std::unique_ptr<Database>(new Database(std::move(schema), std::move(dsn),
                                                std::move(observer), std::move(pool),
                                                std::move(check_observer), std::move(check_pool)));
}

Database::Database(Schema schema, std::string dsn, std::unique_ptr<DatabaseObserver> observer,
                   std::unique_ptr<postgres::Pool> pool,
                   std::unique_ptr<DatabaseObserver> check_observer,
                   std::unique_ptr<postgres::Pool> check_pool)
    : schema_(std::move(schema)),
      dsn_(std::move(dsn)),
      observer_(std::move(observer)),
      pool_(std::move(pool)),
      check_observer_(std::move(check_observer)),
      check_pool_(std::move(check_pool)) {}

absl::Status Database::CheckRoleAtStart(absl::Duration limit) {
  const absl::Status status = pool_->AcquireAcrossForces(absl::Now() + limit).status();
  return ErrorReason(status) == postgres::kRoleUnsafe ? status : absl::OkStatus();
}

std::vector<server::ReadinessCheck> Database::readiness() {
  const auto answers = [this]() -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(auto lease, check_pool_->AcquireAcrossForces(absl::Now() + kCheckLimit));
    return lease.Query(kAnswers).status();
  };
  const auto migrated = [this]() -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(auto lease, check_pool_->AcquireAcrossForces(absl::Now() + kCheckLimit));
    return postgres::CheckMigrated(lease, schema_.migration);
  };
  return {{"database", answers}, {"schema", migrated}};
}

}  // namespace copperplate::service
