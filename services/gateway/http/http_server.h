#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/gateway/http/exchange.h"
#include "services/gateway/http/limits.h"

namespace copperplate::gateway {

struct HttpServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;  // 0: any that is free
  int threads = 0;  // 0: one for each two cores
  HttpLimits limits;
  // PEM texts; both empty: no TLS.
  std::string certificate;
  std::string key;
};

// An HTTP/1.1 server: a few threads, each with its own connections.
class HttpServer {
 public:
  // Listens and serves. INVALID_ARGUMENT for an address or key that cannot be used, UNAVAILABLE
  // where the port is taken. `handler` outlives the server.
  static absl::StatusOr<std::unique_ptr<HttpServer>> Start(const HttpServerOptions& options,
                                                           HttpHandler& handler);
  virtual ~HttpServer() = default;

  virtual int port() const = 0;
  virtual size_t connections() const = 0;
  // Of the memory that HttpLimits::max_buffered_bytes bounds, held now.
  virtual size_t buffered_bytes() const = 0;

  // Takes no more connections or requests, has handlers end the streams that would not end by
  // themselves, waits up to `grace` for replies under way, then cuts what is left: a reply that was
  // cut lacks its end, so that nobody takes it for whole. Once.
  virtual void Stop(absl::Duration grace) = 0;
};

}  // namespace copperplate::gateway
