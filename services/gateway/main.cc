// The gateway: settings, wiring, run.
#include <memory>
#include <thread>
#include <utility>

#include "libs/config/settings.h"
#include "libs/log/level.h"
#include "libs/log/logger.h"
#include "libs/log/stderr_sink.h"
#include "libs/metrics/registry.h"
#include "libs/server/run.h"
#include "libs/status/status_macros.h"
#include "libs/time/clock.h"
#include "services/gateway/admin/admin.h"
#include "services/gateway/http/http_server.h"
#include "services/gateway/proxy/gateway.h"
#include "services/gateway/proxy/static_files_keeper.h"
#include "services/gateway/routes/catalogue_keeper.h"
#include "services/gateway/routes/poll_thread.h"
#include "services/gateway/settings/gateway_settings.h"
#include "services/gateway/settings/open_files.h"

namespace copperplate::gateway {
namespace {

void LogSets(const log::Logger& logger, const Catalogue& catalogue) {
  for (const auto& set : catalogue.sets()) {
    logger.Info("descriptor set", {{"file", set->name()}, {"routes", set->routes().size()}});
  }
  for (const Refusal& refusal : catalogue.refusals()) {
    logger.Error("descriptor set refused", {{"file", refusal.file}, {"detail", refusal.reason}});
  }
}

// No more connections than the process may have files open.
absl::Status FitConnections(HttpLimits& limits, const log::Logger& logger) {
  const size_t open_files = RaiseOpenFileLimit();
  const size_t wanted = limits.max_connections;
  ABSL_ASSIGN_OR_RETURN(limits.max_connections, ConnectionsWithin(open_files, wanted));
  if (limits.max_connections < wanted) {
    logger.Warning("fewer connections than max_connections, for want of open files",
                   {{"connections", limits.max_connections},
                    {"max_connections", wanted},
                    {"open_files", open_files}});
  }
  return absl::OkStatus();
}

// Runs until a signal comes; the exit code, or why the gateway did not start. What is declared
// first ends last.
absl::StatusOr<int> Serve(const GatewaySettings& settings, server::ShutdownSignals& signals,
                          metrics::Registry& metrics, const log::Logger& logger) {
  ABSL_ASSIGN_OR_RETURN(GatewayOptions options, Resolve(settings));
  ABSL_RETURN_IF_ERROR(FitConnections(options.http.limits, logger));
  ABSL_ASSIGN_OR_RETURN(const auto backends, Backends::Make(options.backends, options.security));
  Telemetry telemetry(metrics, logger, options.proxy.log_every_request);
  const auto error_details = PlanSet::OfErrorDetails();
  Gateway gateway({options.proxy, *backends, *error_details, telemetry});
  StaticFilesKeeper static_files(
      settings.static_files,
      [&](std::shared_ptr<const StaticFiles> files) { gateway.SetStaticFiles(std::move(files)); });
  if (!settings.static_files.empty()) ABSL_RETURN_IF_ERROR(static_files.Poll());
  CatalogueKeeper keeper(settings.descriptors, [&](std::shared_ptr<const Catalogue> catalogue) {
    LogSets(logger, *catalogue);
    gateway.SetCatalogue(std::move(catalogue));
  });
  ABSL_RETURN_IF_ERROR(keeper.Poll());

  ABSL_ASSIGN_OR_RETURN(const auto server, HttpServer::Start(options.http, gateway));
  AdminPages pages({gateway, keeper, *backends, *server, metrics});
  ABSL_ASSIGN_OR_RETURN(const auto admin, HttpServer::Start(options.admin, pages));
  const PollThread polling(absl::Seconds(1), [&, fault = std::string()]() mutable {
    keeper.Poll().IgnoreError();  // kept in last_poll(), which the admin port shows
    if (settings.static_files.empty()) return;
    const absl::Status polled = static_files.Poll();
    if (polled.message() == fault) return;  // told already
    fault = std::string(polled.message());
    if (!polled.ok()) logger.Error("static files not read", {{"detail", fault}});
  });
  logger.Info(
      "serving",
      {{"address", options.http.address}, {"port", server->port()}, {"admin_port", admin->port()}});

  const int signal = signals.Wait();
  logger.Info("shutting down", {{"signal", signal}});
  pages.Drain();
  std::this_thread::sleep_for(absl::ToChronoNanoseconds(settings.drain_delay));
  server->Stop(settings.drain_limit);
  logger.Info("stopped");
  return server::kExitOk;
}

}  // namespace
}  // namespace copperplate::gateway

int main(int argc, char** argv) {
  using namespace copperplate;  // NOLINT
  server::EndLockOrderChecks();
  server::ShutdownSignals signals;  // before any thread
  gateway::GatewaySettings values;
  config::Settings settings("copperplate-gateway", "HTTP and JSON in front of the services.");
  gateway::Declare(settings, values);
  if (const auto exit_code = settings.Load(argc, argv)) return *exit_code;
  const auto lines = std::make_shared<log::StderrSink>();
  const log::Logger logger(lines, log::ParseLevel(values.log_level).value(), Clock::System());
  metrics::Registry metrics;
  server::CountDroppedLines(lines, metrics);
  server::LogSettings(logger, settings.Effective());
  const auto exit_code = gateway::Serve(values, signals, metrics, logger);
  if (!exit_code.ok()) return server::ReportStartFailure(logger, exit_code.status());
  return *exit_code;
}
