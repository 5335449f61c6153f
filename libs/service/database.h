#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/log/logger.h"
#include "libs/metrics/registry.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/startup_checks.h"
#include "libs/server/readiness.h"
#include "libs/service/database_observer.h"
#include "libs/service/options.h"
#include "libs/time/clock.h"

namespace copperplate::service {

// The pool of a service's runtime role, with metrics, log lines and readiness checks. The checks
// have a connection of their own: calls that hold every one of the pool say nothing about the
// database, and a replica that is busy must stay in rotation.
class Database {
 public:
  struct Schema {
    std::string application;  // what PostgreSQL shows the connections as
    std::string name;         // the service's schema
    postgres::RequiredMigration migration;
  };

  // INVALID_ARGUMENT for a malformed connection string. PostgreSQL may be down: the pool connects
  // on first use. `registry`, `logger` and `clock` outlive the result.
  static absl::StatusOr<std::unique_ptr<Database>> Create(Schema schema,
                                                          const DatabaseOptions& options,
                                                          metrics::Registry& registry,
                                                          const log::Logger& logger,
                                                          const Clock& clock);

  postgres::Pool& pool() { return *pool_; }
  // The connection string with the password in it, for a connection beside the pool's (LISTEN).
  const std::string& dsn() const { return dsn_; }

  // What a service does not start with: a role that row-level security does not bind
  // (INTERNAL, DATABASE_ROLE_UNSAFE). OK also where PostgreSQL does not answer within
  // `limit`: that is for readiness to say, and each new connection is checked again.
  absl::Status CheckRoleAtStart(absl::Duration limit);

  // `database`: it answers, under a safe role. `schema`: it has what this binary needs. They do not
  // outlive this.
  std::vector<server::ReadinessCheck> readiness();

 private:
  Database(Schema schema, std::string dsn, std::unique_ptr<DatabaseObserver> observer,
           std::unique_ptr<postgres::Pool> pool, std::unique_ptr<DatabaseObserver> check_observer,
           std::unique_ptr<postgres::Pool> check_pool);

  const Schema schema_;
  const std::string dsn_;
  const std::unique_ptr<DatabaseObserver> observer_;
  const std::unique_ptr<postgres::Pool> pool_;
  const std::unique_ptr<DatabaseObserver> check_observer_;
  const std::unique_ptr<postgres::Pool> check_pool_;
};

}  // namespace copperplate::service
