#include "libs/service/options.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/postgres/connect_string.h"

namespace copperplate::service {

void DeclareOptions(config::Settings& settings, Options& options) {
  server::Options& server = options.server;
  settings.Text("listen", server.listen, "Address of the gRPC server: host:port or unix:/path.")
      .Required();
  settings.Text("admin_listen", server.admin_listen,
                "Address of /metrics, /livez and /readyz: host:port, for the inside only.");
  settings.Text("tls_certificate_file", server.tls.certificate_chain,
                "PEM file of the server's certificate chain.");
  settings.Text("tls_key_file", server.tls.private_key, "PEM file of its private key.");
  settings.Text("tls_client_ca_file", server.tls.client_authorities,
                "PEM file of the authorities of callers' certificates.");
  settings.Bool("tls_require_client_certificate", server.tls.require_client_certificate,
                "Refuse callers without a certificate.");
  settings.Bool("insecure", server.insecure,
                "Serve without TLS, on the loopback interface or a unix socket only.");
  settings.Duration("drain_delay", server.drain_delay,
                    "How long calls are still taken at shutdown, once readiness has said no.");
  settings.Duration("drain_limit", server.drain_limit,
                    "How long calls under way may take to end at shutdown.");

  DatabaseOptions& database = options.database;
  settings.Text("database", database.database, "libpq connection string of the runtime role.")
      .Required();
  settings.Secret("database_password", database.password, "The runtime role's password.");
  settings.Text("worker_database", database.worker_database,
                "libpq connection string of the worker role; without it another replica seals "
                "events and applies retention.");
  settings.Secret("worker_database_password", database.worker_password,
                  "The worker role's password.");
  settings.Int("database_connections", database.connections, "Connections of the runtime role.")
      .Range(1, 16);

  TokenOptions& tokens = options.tokens;
  settings.Text("token_issuer", tokens.issuer, "What `iss` of a token must be.").Required();
  settings.Text("token_audience", tokens.audience, "What `aud` of a token must be or hold.")
      .Required();
  settings.Text("token_keys_file", tokens.keys_file,
                "File of the issuer's JSON Web Key Set, watched; this or the URL.");
  settings.Text("token_keys_url", tokens.keys_url,
                "URL of it, https or http to a loopback host, read again every 5 minutes.");
  settings.Text("token_keys_ca_file", tokens.keys_ca_file,
                "PEM file of the authorities for that URL; the system's without it.");
  settings.List("token_algorithms", tokens.algorithms, "Algorithms that may sign a token.")
      .OneOf({"RS256", "ES256"});
  settings.Duration("token_leeway", tokens.leeway, "What the issuer's clock may differ from ours.")
      .Range(absl::ZeroDuration(), absl::Minutes(5));
  settings
      .Int("token_cache_tokens", tokens.cache_tokens,
           "Verified tokens remembered, about half a KiB each.")
      .Range(0, 1'000'000);

  settings.Int("workers", options.workers, "Handlers at work at once.").Range(1, 256);
  settings.Int("queue", options.queue, "Calls that may wait for a worker.").Range(1, 100'000);
  settings.Text("log_level", options.log_level, "The least that is logged.")
      .OneOf({"debug", "info", "warning", "error"});
}

absl::Status CheckOptions(const Options& options) {
  if (options.tokens.keys_file.empty() == options.tokens.keys_url.empty()) {
    return absl::InvalidArgumentError("set one of token_keys_file and token_keys_url");
  }
  for (const auto& [name, dsn] :
       {std::pair("database", &options.database.database),
        std::pair("worker_database", &options.database.worker_database)}) {
    const absl::Status status = postgres::CheckHoldsNoSecret(*dsn);
    if (status.ok()) continue;
    return absl::InvalidArgumentError(absl::StrCat(
        name, ": ", status.message(), "; a password belongs in ", name, "_password_file"));
  }
  return absl::OkStatus();
}

}  // namespace copperplate::service
