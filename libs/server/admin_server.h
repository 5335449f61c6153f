#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::server {

// A page of the admin port.
struct AdminPage {
  int http_status = 200;
  std::string text = {};
};

// Plain HTTP for the ops team: GET of a few fixed paths, text out, one thread. A connection serves
// one request and ends after 5 s in any case.
class AdminServer {
 public:
  struct Pages {
    std::function<AdminPage()> metrics;  // /metrics
    std::function<AdminPage()> livez;    // /livez
    std::function<AdminPage()> readyz;   // /readyz
  };

  // `listen` is `address:port`, the address a number or `localhost`. INVALID_ARGUMENT where it is
  // not; UNAVAILABLE naming it where it cannot be had.
  static absl::StatusOr<std::unique_ptr<AdminServer>> Start(absl::string_view listen, Pages pages);
  // Stops.
  ~AdminServer();
  AdminServer(const AdminServer&) = delete;
  AdminServer& operator=(const AdminServer&) = delete;

  int port() const;

 private:
  struct Impl;
  explicit AdminServer(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace copperplate::server
