// The gateway: settings, wiring, run.
#include <fstream>
#include <memory>
#include <sstream>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/config/settings.h"
#include "libs/log/logger.h"
#include "libs/log/stderr_sink.h"
#include "libs/metrics/registry.h"
#include "libs/server/run.h"
#include "libs/status/status_macros.h"
#include "libs/time/clock.h"
#include "services/gateway/admin/admin.h"
#include "services/gateway/http/http_server.h"
#include "services/gateway/proxy/gateway.h"
#include "services/gateway/routes/catalogue_keeper.h"

namespace copperplate::gateway {
namespace {

struct Settings {
  std::string listen = "127.0.0.1:8080";
  std::string admin_listen = "127.0.0.1:8081";
  std::string tls_certificate_file;
  std::string tls_key_file;
  std::string descriptors;
  std::string static_files;
  std::vector<std::string> backends;
  std::string backend_ca_file;
  bool backend_plaintext = false;
  int threads = 0;
  absl::Duration drain_limit = absl::Seconds(20);
  int64_t reply_memory = 64 << 20;
  int64_t max_connections = 4096;
  ProxyOptions proxy;
};

void Declare(config::Settings& settings, Settings& values) {
  settings.Text("listen", values.listen, "Address of the HTTP server, host:port.");
  settings.Text("admin_listen", values.admin_listen,
                "Address of /metrics, /livez and /readyz, for the inside only.");
  settings.Text("tls_certificate_file", values.tls_certificate_file,
                "PEM file of the server's certificate chain; without it plain HTTP.");
  settings.Text("tls_key_file", values.tls_key_file, "PEM file of its private key.");
  settings
      .Text("descriptors", values.descriptors,
            "Folder of the services' descriptor sets (*.binpb), looked at every second.")
      .Required();
  settings.Text("static_files", values.static_files, "Folder of files to serve as they are.");
  settings
      .List("backends", values.backends,
            "package=target for each proto package, such as "
            "copperplate.indicators.v1=dns:///indicators.internal:7443.")
      .Required();
  settings.Text("backend_ca_file", values.backend_ca_file,
                "PEM file of the authorities that the services' certificates are signed by.");
  settings.Bool("backend_plaintext", values.backend_plaintext,
                "Speak to the services without TLS, on the loopback or a unix socket.");
  settings.Int("threads", values.threads, "Threads of the HTTP server; 0 is one a core.")
      .Range(0, 256);
  settings.Duration("drain_limit", values.drain_limit,
                    "How long replies under way may take to end at shutdown.");
  settings.Bytes("reply_memory", values.reply_memory,
                 "What replies were rendered to, remembered; 0 remembers nothing.");
  settings.Int("max_connections", values.max_connections, "Connections in all.")
      .Range(1, 1'000'000);
  settings
      .Int("max_calls_per_caller", values.proxy.max_calls_per_caller,
           "Calls of one caller at once.")
      .Range(1, 100'000);
  settings.List("cors_origins", values.proxy.cors_origins, "Origins that browsers may call from.");
  settings.Bool("log_every_request", values.proxy.log_every_request,
                "Log every request, else those that fail.");
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  if (path.empty()) return std::string();
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || text.str().empty()) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": cannot be read, or is empty"));
  }
  return text.str();
}

absl::StatusOr<std::vector<BackendAddress>> ParseBackends(const std::vector<std::string>& texts) {
  std::vector<BackendAddress> addresses;
  for (const std::string& text : texts) {
    std::pair<std::string, std::string> parts = absl::StrSplit(text, absl::MaxSplits('=', 1));
    if (parts.first.empty() || parts.second.empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat("backends: must be package=target, not ", text));
    }
    addresses.push_back({parts.first, parts.second});
  }
  return addresses;
}

absl::StatusOr<HttpServerOptions> ServerOptions(const Settings& settings) {
  HttpServerOptions options;
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(settings.listen, absl::MaxSplits(':', 1));
  options.address = parts.first;
  if (!absl::SimpleAtoi(parts.second, &options.port)) {
    return absl::InvalidArgumentError("listen: must be host:port");
  }
  options.threads = settings.threads;
  options.limits.max_connections = static_cast<size_t>(settings.max_connections);
  ABSL_ASSIGN_OR_RETURN(options.certificate, ReadFile(settings.tls_certificate_file));
  ABSL_ASSIGN_OR_RETURN(options.key, ReadFile(settings.tls_key_file));
  return options;
}

absl::StatusOr<int> Serve(const Settings& settings, server::ShutdownSignals& signals,
                          const log::Logger& logger) {
  ABSL_ASSIGN_OR_RETURN(const auto addresses, ParseBackends(settings.backends));
  BackendSecurity security;
  ABSL_ASSIGN_OR_RETURN(security.ca, ReadFile(settings.backend_ca_file));
  security.plaintext = settings.backend_plaintext;
  ABSL_ASSIGN_OR_RETURN(const auto backends, Backends::Make(addresses, security));
  ABSL_ASSIGN_OR_RETURN(const HttpServerOptions http, ServerOptions(settings));

  metrics::Registry metrics;
  Telemetry telemetry(metrics, logger, settings.proxy.log_every_request);
  const auto error_details = PlanSet::OfErrorDetails();
  Gateway gateway({settings.proxy, *backends, *error_details, telemetry});
  if (!settings.static_files.empty()) {
    ABSL_ASSIGN_OR_RETURN(auto files, StaticFiles::Load(settings.static_files));
    gateway.SetStaticFiles(std::move(files));
  }
  CatalogueKeeper keeper(settings.descriptors, [&](std::shared_ptr<const Catalogue> catalogue) {
    for (const Refusal& refusal : catalogue->refusals()) {
      logger.Error("descriptor set refused", {{"file", refusal.file}, {"detail", refusal.reason}});
    }
    gateway.SetCatalogue(std::move(catalogue));
  });
  ABSL_RETURN_IF_ERROR(keeper.Poll());
  keeper.Start(absl::Seconds(1));

  ABSL_ASSIGN_OR_RETURN(const auto server, HttpServer::Start(http, gateway));
  ABSL_ASSIGN_OR_RETURN(const auto admin,
                        StartAdmin(settings.admin_listen, gateway, keeper, *backends, metrics));
  logger.Info("serving", {{"address", settings.listen}});
  const int signal = signals.Wait();
  logger.Info("draining", {{"signal", signal}});
  admin->Drain();
  server->Stop(settings.drain_limit);
  keeper.Stop();
  return server::kExitOk;
}

}  // namespace
}  // namespace copperplate::gateway

int main(int argc, char** argv) {
  namespace cp = copperplate;
  cp::server::ShutdownSignals signals;  // before any thread
  cp::gateway::Settings values;
  cp::config::Settings settings("copperplate-gateway", "HTTP and JSON in front of the services.");
  cp::gateway::Declare(settings, values);
  if (const auto exit_code = settings.Load(argc, argv)) return *exit_code;
  values.proxy.reply_memory_bytes = static_cast<size_t>(values.reply_memory);
  const cp::log::Logger logger(std::make_shared<cp::log::StderrSink>(), cp::log::Level::kInfo,
                               cp::Clock::System());
  const auto exit_code = cp::gateway::Serve(values, signals, logger);
  if (!exit_code.ok()) return cp::server::ReportStartFailure(logger, exit_code.status());
  return *exit_code;
}
