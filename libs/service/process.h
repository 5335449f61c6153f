#pragma once

#include <grpcpp/impl/service_type.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/config/settings.h"
#include "libs/log/logger.h"
#include "libs/metrics/registry.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/startup_checks.h"
#include "libs/rpc/executor.h"
#include "libs/rpc/pipeline.h"
#include "libs/server/options.h"
#include "libs/service/background.h"
#include "libs/service/database.h"
#include "libs/service/options.h"
#include "libs/service/token_check.h"
#include "libs/time/clock.h"
#include "libs/uuid/uuid.h"

namespace copperplate::server {
class ShutdownSignals;
}

namespace copperplate::service {

// Which service a process is.
struct Identity {
  std::string name;          // `copperplate-delivery`: of the program, and shown by PostgreSQL
  std::string summary;       // a sentence for --help
  std::string schema;        // its own in the database
  std::string error_domain;  // of its errors (google.rpc.ErrorInfo)
  postgres::RequiredMigration migration;
};

// What every service is made of, started: a service makes its own parts of these.
class Process {
 public:
  // `options` are such as CheckOptions() takes. INVALID_ARGUMENT where one is malformed all the
  // same; INTERNAL (DATABASE_ROLE_UNSAFE) for a role that row-level security does not bind;
  // NOT_FOUND without time zone data. PostgreSQL may be down. All references outlive the result.
  static absl::StatusOr<std::unique_ptr<Process>> Start(const Identity& identity,
                                                        const Options& options,
                                                        metrics::Registry& metrics,
                                                        const log::Logger& logger,
                                                        const Clock& clock);

  postgres::Pool& pool() { return database_->pool(); }
  // With its password in it, for a connection beside the pool's (LISTEN).
  const std::string& dsn() const { return database_->dsn(); }
  // Of the worker role, across forces; null where the options name no database for it.
  postgres::Pool* worker_pool() { return background_ == nullptr ? nullptr : &background_->pool(); }
  UuidGenerator& uuids() { return uuids_; }
  rpc::Pipeline& pipeline() { return pipeline_; }
  const server::TlsFiles& tls() const { return options_.server.tls; }
  metrics::Registry& metrics() { return metrics_; }
  const log::Logger& logger() const { return logger_; }
  const Clock& clock() const { return clock_; }

  // Serves until a signal comes; the exit code, or why the server did not start.
  absl::StatusOr<int> Serve(const std::vector<grpc::Service*>& services,
                            server::ShutdownSignals& signals);

 private:
  Process(const Identity& identity, const Options& options, metrics::Registry& metrics,
          const log::Logger& logger, const Clock& clock, std::unique_ptr<TokenCheck> tokens,
          std::unique_ptr<Database> database, std::unique_ptr<Background> background);

  const Options& options_;
  metrics::Registry& metrics_;
  const log::Logger& logger_;
  const Clock& clock_;
  const std::unique_ptr<TokenCheck> tokens_;
  const std::unique_ptr<Database> database_;
  const std::unique_ptr<Background> background_;
  UuidGenerator uuids_;
  rpc::Executor executor_;
  rpc::Pipeline pipeline_;
};

// A service's own parts, which live while it serves.
class Parts {
 public:
  virtual ~Parts() = default;
  virtual std::vector<grpc::Service*> services() = 0;
};

// For Parts::services() of one that owns them.
std::vector<grpc::Service*> PointersTo(const std::vector<std::unique_ptr<grpc::Service>>& services);

// What is a service's own about its start.
struct Own {
  // Declares its settings beside those that all services have.
  std::function<void(config::Settings& settings)> declare = [](config::Settings&) {};
  std::function<absl::StatusOr<std::unique_ptr<Parts>>(Process& process)> start;
};

// The main program of a service: settings, start, serve until a signal comes. Returns the exit code
// (libs/server/run.h).
int Main(int argc, char** argv, const Identity& identity, const Own& own);

}  // namespace copperplate::service
