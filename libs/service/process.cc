#include "libs/service/process.h"

#include <utility>

#include "libs/log/stderr_sink.h"
#include "libs/server/run.h"
#include "libs/server/server.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"

namespace copperplate::service {
namespace {

// Longest wait for PostgreSQL at start: a role that must not be used is found out by then, or later
// by the pool.
constexpr absl::Duration kRoleCheckLimit = absl::Seconds(1);

absl::StatusOr<int> Serve(const Identity& identity, const Own& own,
                          const config::Settings& settings, const Options& options,
                          server::ShutdownSignals& signals, metrics::Registry& metrics,
                          const log::Logger& logger) {
  // Before they are logged: a connection string that holds a password is refused.
  ABSL_RETURN_IF_ERROR(CheckOptions(options));
  server::LogSettings(logger, settings.Effective());
  ABSL_ASSIGN_OR_RETURN(const auto process,
                        Process::Start(identity, options, metrics, logger, Clock::System()));
  ABSL_ASSIGN_OR_RETURN(const auto parts, own.start(*process));
  return process->Serve(parts->services(), signals);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Process>> Process::Start(const Identity& identity,
                                                        const Options& options,
                                                        metrics::Registry& metrics,
                                                        const log::Logger& logger,
                                                        const Clock& clock) {
  ABSL_RETURN_IF_ERROR(LoadLondon());
  ABSL_ASSIGN_OR_RETURN(auto tokens, TokenCheck::Start(options.tokens, logger, clock));
  ABSL_ASSIGN_OR_RETURN(auto database, Database::Create({.application = identity.name,
                                                         .name = identity.schema,
                                                         .migration = identity.migration},
                                                        options.database, metrics, logger, clock));
  ABSL_RETURN_IF_ERROR(database->CheckRoleAtStart(kRoleCheckLimit));
  ABSL_ASSIGN_OR_RETURN(
      auto background,
      Background::Start(identity.name, identity.schema, options.database, metrics, logger, clock));
  return std::unique_ptr<Process>(new Process(identity, options, metrics, logger, clock,
                                              std::move(tokens), std::move(database),
                                              std::move(background)));
}

Process::Process(const Identity& identity, const Options& options, metrics::Registry& metrics,
                 const log::Logger& logger, const Clock& clock, std::unique_ptr<TokenCheck> tokens,
                 std::unique_ptr<Database> database, std::unique_ptr<Background> background)
    : options_(options),
      metrics_(metrics),
      logger_(logger),
      clock_(clock),
      tokens_(std::move(tokens)),
      database_(std::move(database)),
      background_(std::move(background)),
      uuids_(clock, SystemRandom()),
      executor_(options.executor(), metrics, clock),
      pipeline_({tokens_->authenticator(), executor_, metrics, logger, clock},
                {.domain = identity.error_domain}) {}

absl::StatusOr<int> Process::Serve(const std::vector<grpc::Service*>& services,
                                   server::ShutdownSignals& signals) {
  server::Server::Parts parts{.services = services,
                              .pipeline = pipeline_,
                              .executor = executor_,
                              .metrics = metrics_,
                              .logger = logger_,
                              .checks = database_->readiness()};
  parts.checks.push_back(tokens_->readiness());
  ABSL_ASSIGN_OR_RETURN(const auto server,
                        server::Server::Start(options_.server, std::move(parts)));
  return server::RunUntilSignal(*server, signals, logger_);
}

std::vector<grpc::Service*> PointersTo(
    const std::vector<std::unique_ptr<grpc::Service>>& services) {
  std::vector<grpc::Service*> pointers;
  pointers.reserve(services.size());
  for (const auto& service : services) pointers.push_back(service.get());
  return pointers;
}

int Main(int argc, char** argv, const Identity& identity, const Own& own) {
  server::EndLockOrderChecks();
  server::ShutdownSignals signals;  // before any thread
  Options options;
  config::Settings settings(identity.name, identity.summary);
  DeclareOptions(settings, options);
  own.declare(settings);
  if (const auto exit_code = settings.Load(argc, argv)) return *exit_code;

  const auto lines = std::make_shared<log::StderrSink>();
  const log::Logger logger(lines, options.level(), Clock::System());
  metrics::Registry metrics;
  server::CountDroppedLines(lines, metrics);
  const auto exit_code = Serve(identity, own, settings, options, signals, metrics, logger);
  if (!exit_code.ok()) return server::ReportStartFailure(logger, exit_code.status());
  return *exit_code;
}

}  // namespace copperplate::service
