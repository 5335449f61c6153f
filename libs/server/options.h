#pragma once

#include <cstddef>
#include <string>

#include "absl/time/time.h"

namespace copperplate::server {

// Files in PEM form.
struct TlsFiles {
  std::string certificate_chain = {};
  std::string private_key = {};
  // Authorities of callers' certificates. Empty: callers need none. Set: a caller that shows one
  // must show a valid one, and must show one where `require_client_certificate`.
  std::string client_authorities = {};
  bool require_client_certificate = false;
};

// How one service is reached and watched. What it may hold is in README.md.
struct Options {
  // `host:port`, port 0 for any free one, or `unix:/path`.
  std::string listen = "127.0.0.1:0";
  // For /metrics, /livez and /readyz over plain HTTP: `host:port`, meant for the inside only.
  std::string admin_listen = "127.0.0.1:0";

  TlsFiles tls = {};
  // Without TLS, allowed on the loopback interface and on a unix socket only. There is no falling
  // back to it: with neither this nor TLS the server does not start.
  bool insecure = false;

  int max_request_bytes = 4 << 20;
  int max_metadata_bytes = 16 << 10;
  int max_calls_per_connection = 1000;
  // A connection this old is asked to go, so that callers spread over replicas anew; its calls may
  // end.
  absl::Duration max_connection_age = absl::Minutes(30);
  absl::Duration keepalive_interval = absl::Seconds(30);
  absl::Duration keepalive_timeout = absl::Seconds(10);

  // How often the readiness checks run while one fails, and while none does.
  absl::Duration check_interval_failing = absl::Milliseconds(100);
  absl::Duration check_interval = absl::Seconds(2);

  // On shutdown: how long callers may go on sending new calls after readiness has said no, and how
  // long calls may then take to end.
  absl::Duration drain_delay = absl::ZeroDuration();
  absl::Duration drain_limit = absl::Seconds(20);
};

}  // namespace copperplate::server
