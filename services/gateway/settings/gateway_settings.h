#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/config/secret.h"
#include "libs/config/settings.h"
#include "services/gateway/backend/backends.h"
#include "services/gateway/http/http_server.h"
#include "services/gateway/proxy/options.h"

namespace copperplate::gateway {

// What the gateway can be told, as it is told.
struct GatewaySettings {
  std::string listen = "127.0.0.1:8080";
  std::string admin_listen = "127.0.0.1:8081";
  std::string tls_certificate_file;
  config::Secret tls_key;
  std::string descriptors;
  std::string static_files;
  std::vector<std::string> backends;
  std::string backend_ca_file;
  std::string backend_certificate_file;
  config::Secret backend_key;
  bool backend_plaintext = false;
  int64_t max_reply_bytes = 32 << 20;
  int threads = 0;
  absl::Duration drain_delay = absl::ZeroDuration();
  absl::Duration drain_limit = absl::Seconds(20);
  int64_t max_json_bytes = 4 << 20;
  int64_t max_head_bytes = 16 << 10;
  int64_t max_target_bytes = 8 << 10;
  int64_t max_connections = 4096;
  int64_t max_buffered_bytes = 256 << 20;
  int64_t reply_memory = 64 << 20;
  HttpLimits limits;
  ProxyOptions proxy;
  std::string log_level = "info";
};

void Declare(config::Settings& settings, GatewaySettings& values);

// The same, checked and read from its files.
struct GatewayOptions {
  HttpServerOptions http;
  HttpServerOptions admin;
  std::vector<BackendAddress> backends;
  BackendSecurity security;
  ProxyOptions proxy;
};

// INVALID_ARGUMENT names the setting: an address that is none, a file that cannot be read, a
// backend without TLS that is not on this machine, a TLS certificate without its key.
absl::StatusOr<GatewayOptions> Resolve(const GatewaySettings& settings);

}  // namespace copperplate::gateway
