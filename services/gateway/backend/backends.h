#pragma once

#include <grpcpp/generic/generic_stub.h>

#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::gateway {

// Where the services of one proto package run.
struct BackendAddress {
  std::string package;  // `copperplate.indicators.v1`
  std::string target;   // `dns:///indicators.internal:7443`, `unix:/run/x.sock`
};

// How backends are spoken to. PEM texts; a client certificate is optional.
struct BackendSecurity {
  std::string ca;           // whom to trust
  std::string certificate;  // ours, with its key
  std::string key;
  bool plaintext = false;  // no TLS: loopback and unix sockets only; asked for, never a fallback
  size_t max_reply_bytes = 32 << 20;
};

// One backend behind two connections, used in turn: one HTTP/2 connection is one thread's work.
class Backend {
 public:
  Backend(BackendAddress address, const BackendSecurity& security);

  const BackendAddress& address() const { return address_; }
  grpc::GenericStub& Stub();
  // `READY` where one of its connections is, else what a connection that was tried has come to:
  // `TRANSIENT_FAILURE`, `CONNECTING`, `IDLE`.
  std::string State() const;

 private:
  static constexpr size_t kChannels = 2;

  const BackendAddress address_;
  std::array<std::shared_ptr<grpc::Channel>, kChannels> channels_;
  std::array<std::unique_ptr<grpc::GenericStub>, kChannels> stubs_;
  std::atomic<size_t> next_ = 0;
};

// The backends by package. Connections are made when first used. Thread-safe.
class Backends {
 public:
  // INVALID_ARGUMENT for a package named twice, or neither a CA nor plaintext.
  static absl::StatusOr<std::unique_ptr<Backends>> Make(
      const std::vector<BackendAddress>& addresses, const BackendSecurity& security);

  // Null where no address was given for the package.
  Backend* Find(absl::string_view package) const;
  std::vector<const Backend*> all() const;

 private:
  std::map<std::string, std::unique_ptr<Backend>> by_package_;
};

}  // namespace copperplate::gateway
