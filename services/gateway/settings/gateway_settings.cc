#include "services/gateway/settings/gateway_settings.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "libs/client/options.h"
#include "libs/status/status_macros.h"

namespace copperplate::gateway {
namespace {

absl::Status Fault(absl::string_view setting, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat(setting, ": ", what));
}

absl::Status SplitAddress(absl::string_view setting, absl::string_view text,
                          HttpServerOptions& options) {
  const size_t colon = text.rfind(':');
  if (colon == absl::string_view::npos ||
      !absl::SimpleAtoi(text.substr(colon + 1), &options.port) || options.port < 0 ||
      options.port > 65535) {
    return Fault(setting, "must be host:port");
  }
  absl::string_view host = text.substr(0, colon);
  if (absl::ConsumePrefix(&host, "[")) absl::ConsumeSuffix(&host, "]");
  options.address = host == "localhost" ? "127.0.0.1" : std::string(host);
  return absl::OkStatus();
}

absl::StatusOr<BackendAddress> ParseBackend(const std::string& text, bool plaintext) {
  const size_t equals = text.find('=');
  if (equals == 0 || equals >= text.size() - 1) {
    return Fault("backends", absl::StrCat("must be package=target, not ", text));
  }
  BackendAddress address{text.substr(0, equals), text.substr(equals + 1)};
  if (plaintext && !client::IsOnThisMachine(address.target)) {
    return Fault("backend_plaintext", absl::StrCat("only for backends on this machine, and ",
                                                   address.target, " is not"));
  }
  return address;
}

}  // namespace

void Declare(config::Settings& settings, GatewaySettings& values) {
  settings.Text("listen", values.listen, "Address of the HTTP server, host:port.");
  settings.Text("admin_listen", values.admin_listen,
                "Address of /livez, /readyz, /metrics and /routes, for the inside only.");
  settings.Text("tls_certificate_file", values.tls_certificate_file,
                "PEM file of the server's certificate chain; without it plain HTTP.");
  settings.Secret("tls_key", values.tls_key, "PEM file of its private key.");
  settings
      .Text("descriptors", values.descriptors,
            "Folder of the services' descriptor sets (*.binpb), looked at every second.")
      .Required();
  settings.Text("static_files", values.static_files,
                "Folder of files to serve as they are, looked at every second.");
  settings
      .List("backends", values.backends,
            "package=target for each proto package, such as "
            "copperplate.indicators.v1=dns:///indicators.internal:7443 or =unix:/run/x.sock.")
      .Required();
  settings.Text("backend_ca_file", values.backend_ca_file,
                "PEM file of the authorities that the services' certificates are signed by.");
  settings.Text("backend_certificate_file", values.backend_certificate_file,
                "PEM file of the certificate chain shown to services that ask for one.");
  settings.Secret("backend_key", values.backend_key, "PEM file of its private key.");
  settings.Bool("backend_plaintext", values.backend_plaintext,
                "Speak to the services without TLS, on this machine only.");
  settings.Bytes("max_reply_bytes", values.max_reply_bytes, "Largest message of a service.")
      .Range(1 << 10, 1 << 30);
  settings
      .Int("threads", values.threads,
           "Threads of the HTTP server; 0 is one for each two cores, and at least one.")
      .Range(0, 256);
  settings.Duration("drain_delay", values.drain_delay,
                    "At shutdown: how long /readyz says no before requests are refused.");
  settings.Duration("drain_limit", values.drain_limit,
                    "At shutdown: how long replies under way may take to end.");
  settings.Bytes("max_json_bytes", values.max_json_bytes, "Largest JSON body.").Range(1, 1 << 30);
  settings.Bytes("max_head_bytes", values.max_head_bytes, "Largest head of a request.")
      .Range(1 << 10, 1 << 20);
  settings.Bytes("max_target_bytes", values.max_target_bytes, "Longest address of a request.")
      .Range(256, 1 << 20);
  settings.Int("max_connections", values.max_connections, "Connections in all.")
      .Range(1, 1'000'000);
  settings
      .Bytes("max_buffered_bytes", values.max_buffered_bytes,
             "Bodies and replies that all connections hold together.")
      .Range(1 << 20, int64_t{1} << 40);
  settings
      .Int("max_calls_per_caller", values.proxy.max_calls_per_caller,
           "Calls of one caller at once.")
      .Range(1, 1'000'000);
  settings
      .Int(
          "max_calls_per_address", values.proxy.max_calls_per_address,
          "Calls from one address at once, whatever their tokens; as many as max_connections where "
          "another proxy stands in front.")
      .Range(1, 1'000'000);
  settings.Duration("head_timeout", values.limits.head_timeout,
                    "Longest wait for a request's head.");
  settings.Duration("body_timeout", values.limits.body_timeout,
                    "Longest wait for each 16 KiB of a body.");
  settings.Duration("write_timeout", values.limits.write_timeout,
                    "Longest wait for a peer to take 16 KiB of a reply.");
  settings.Duration("idle_timeout", values.limits.idle_timeout,
                    "How long a connection may stay without a request.");
  settings.Duration("default_deadline", values.proxy.default_deadline,
                    "Of a call whose caller and policy name none.");
  settings.Duration("max_deadline", values.proxy.max_deadline,
                    "Longest a caller may ask for, where the method's policy allows no more.");
  settings.List("cors_origins", values.proxy.cors_origins,
                "Origins that browsers may call from, such as https://portal.example.");
  settings.Bytes("reply_memory", values.reply_memory,
                 "For what replies were rendered to; 0 remembers nothing.");
  settings.Bool("log_every_request", values.proxy.log_every_request,
                "Log every request, else those answered with 5xx.");
  settings.Text("log_level", values.log_level, "Least of what is logged.")
      .OneOf({"debug", "info", "warning", "error"});
}

absl::StatusOr<GatewayOptions> Resolve(const GatewaySettings& settings) {
  GatewayOptions options;
  options.http.threads = settings.threads;
  options.http.limits = settings.limits;
  options.http.limits.max_head_bytes = static_cast<size_t>(settings.max_head_bytes);
  options.http.limits.max_target_bytes = static_cast<size_t>(settings.max_target_bytes);
  options.http.limits.max_connections = static_cast<size_t>(settings.max_connections);
  options.http.limits.max_buffered_bytes = static_cast<size_t>(settings.max_buffered_bytes);
  if (settings.max_json_bytes > settings.max_buffered_bytes) {
    return Fault("max_buffered_bytes", "must have room for a body of max_json_bytes");
  }
  ABSL_RETURN_IF_ERROR(SplitAddress("listen", settings.listen, options.http));
  ABSL_ASSIGN_OR_RETURN(options.http.certificate,
                        client::ReadPem("tls_certificate_file", settings.tls_certificate_file));
  options.http.key = settings.tls_key.Reveal();
  if (options.http.certificate.empty() != options.http.key.empty()) {
    return Fault("tls_key_file", "goes with tls_certificate_file, and neither alone");
  }
  options.admin.threads = 1;
  options.admin.limits.max_connections = 64;
  ABSL_RETURN_IF_ERROR(SplitAddress("admin_listen", settings.admin_listen, options.admin));

  for (const std::string& text : settings.backends) {
    ABSL_ASSIGN_OR_RETURN(BackendAddress address, ParseBackend(text, settings.backend_plaintext));
    options.backends.push_back(std::move(address));
  }
  ABSL_ASSIGN_OR_RETURN(options.security.ca,
                        client::ReadPem("backend_ca_file", settings.backend_ca_file));
  ABSL_ASSIGN_OR_RETURN(
      options.security.certificate,
      client::ReadPem("backend_certificate_file", settings.backend_certificate_file));
  options.security.key = settings.backend_key.Reveal();
  if (options.security.certificate.empty() != options.security.key.empty()) {
    return Fault("backend_key_file", "goes with backend_certificate_file, and neither alone");
  }
  options.security.plaintext = settings.backend_plaintext;
  options.security.max_reply_bytes = static_cast<size_t>(settings.max_reply_bytes);
  options.proxy = settings.proxy;
  options.proxy.max_json_bytes = static_cast<size_t>(settings.max_json_bytes);
  options.proxy.reply_memory_bytes = static_cast<size_t>(settings.reply_memory);
  return options;
}

}  // namespace copperplate::gateway
