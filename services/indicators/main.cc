// The indicators service: settings, wiring, run.
#include <memory>
#include <vector>

#include "libs/api/uuid.h"
#include "libs/config/settings.h"
#include "libs/log/logger.h"
#include "libs/log/stderr_sink.h"
#include "libs/metrics/registry.h"
#include "libs/rpc/executor.h"
#include "libs/rpc/pipeline.h"
#include "libs/server/run.h"
#include "libs/server/server.h"
#include "libs/service/background.h"
#include "libs/service/database.h"
#include "libs/service/listener_metrics.h"
#include "libs/service/options.h"
#include "libs/service/token_check.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "libs/time/clock.h"
#include "services/indicators/storage/repositories.h"
#include "services/indicators/storage/revision_listener.h"
#include "services/indicators/storage/schema_version.h"
#include "services/indicators/transport/services.h"

namespace copperplate::indicators {
namespace {

constexpr char kName[] = "copperplate-indicators";
// Longest wait for PostgreSQL at start: a role that must not be used is found out by then, or later
// by the pool.
constexpr absl::Duration kRoleCheckLimit = absl::Seconds(1);

// Runs until a signal comes; the exit code, or why the service did not start.
absl::StatusOr<int> Serve(const config::Settings& settings, const service::Options& options,
                          const ServiceOptions& service_options, server::ShutdownSignals& signals,
                          metrics::Registry& metrics, const log::Logger& logger) {
  ABSL_RETURN_IF_ERROR(service::CheckOptions(options));
  server::LogSettings(logger, settings.Effective());
  ABSL_RETURN_IF_ERROR(LoadLondon());
  const Clock& clock = Clock::System();
  ABSL_ASSIGN_OR_RETURN(const auto tokens,
                        service::TokenCheck::Start(options.tokens, logger, clock));
  ABSL_ASSIGN_OR_RETURN(
      const auto database,
      service::Database::Create(
          {.application = kName, .name = kSchema, .migration = RequiredMigration()},
          options.database, metrics, logger, clock));
  ABSL_RETURN_IF_ERROR(database->CheckRoleAtStart(kRoleCheckLimit));
  ABSL_ASSIGN_OR_RETURN(
      const auto background,
      service::Background::Start(kName, kSchema, options.database, metrics, logger, clock));

  api::UuidGenerator uuids(clock, api::SystemRandom());
  Repositories repositories(database->pool(), uuids);
  service::ListenerMetrics listening("revisions", metrics, logger, clock);
  ABSL_ASSIGN_OR_RETURN(
      const auto listener,
      ListenForRevisions(database->dsn(), repositories.data_revisions(), listening));

  rpc::Executor executor(options.executor(), metrics, clock);
  rpc::Pipeline pipeline({tokens->authenticator(), executor, metrics, logger, clock},
                         {.domain = kErrorDomain});
  const auto services = MakeServices(pipeline, repositories.ports(), service_options);

  server::Server::Parts parts{.services = {},
                              .pipeline = pipeline,
                              .executor = executor,
                              .metrics = metrics,
                              .logger = logger,
                              .checks = database->readiness()};
  for (const auto& service : services) parts.services.push_back(service.get());
  parts.checks.push_back(tokens->readiness());
  ABSL_ASSIGN_OR_RETURN(const auto server, server::Server::Start(options.server, std::move(parts)));
  return server::RunUntilSignal(*server, signals, logger);
}

}  // namespace
}  // namespace copperplate::indicators

int main(int argc, char** argv) {
  namespace cp = copperplate;
  cp::server::EndLockOrderChecks();
  cp::server::ShutdownSignals signals;  // before any thread
  cp::service::Options options;
  cp::indicators::ServiceOptions service_options;
  auto reply_cache = static_cast<int64_t>(service_options.reply_cache_bytes);
  cp::config::Settings settings(cp::indicators::kName, "Performance indicators of a police force.");
  cp::service::DeclareOptions(settings, options);
  settings.Bytes("reply_cache", reply_cache, "Replies to reads kept ready; 0 keeps none.");
  settings.Text("import_folder", service_options.imports.rows.folder,
                "Where an import keeps its rows until the last byte is in.");
  if (const auto exit_code = settings.Load(argc, argv)) return *exit_code;
  service_options.reply_cache_bytes = static_cast<size_t>(reply_cache);

  const auto lines = std::make_shared<cp::log::StderrSink>();
  const cp::log::Logger logger(lines, options.level(), cp::Clock::System());
  cp::metrics::Registry metrics;
  cp::server::CountDroppedLines(lines, metrics);
  const auto exit_code =
      cp::indicators::Serve(settings, options, service_options, signals, metrics, logger);
  if (!exit_code.ok()) return cp::server::ReportStartFailure(logger, exit_code.status());
  return *exit_code;
}
