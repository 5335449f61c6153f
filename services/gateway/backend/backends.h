#pragma once

#include <grpcpp/generic/generic_stub.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/client/channel.h"
#include "services/gateway/backend/completion_thread.h"

namespace copperplate::gateway {

// Where the services of one proto package run.
struct BackendAddress {
  std::string package;  // `copperplate.indicators.v1`
  std::string target;   // `dns:///indicators.internal:7443`, `unix:/run/x.sock`
};

using BackendSecurity = client::Security;

// One backend behind one or more connections, a completion thread each: an HTTP/2 connection is one
// thread's work. Each calling thread keeps to one of them, so that threads do not wait for each
// other (docs/decisions/0017).
class Backend {
 public:
  // `threads` outlive the backend.
  Backend(BackendAddress address, const BackendSecurity& security,
          const std::vector<std::unique_ptr<CompletionThread>>& threads);

  const BackendAddress& address() const { return address_; }

  // A connection, and the queue on which its calls complete.
  struct Lane {
    grpc::GenericStub& stub;
    grpc::CompletionQueue& queue;
  };
  Lane PickLane() const;
  // `READY` where one of its connections is, else what a connection that was tried has come to:
  // `TRANSIENT_FAILURE`, `CONNECTING`, `IDLE`.
  std::string State() const;

 private:
  const BackendAddress address_;
  const std::vector<std::unique_ptr<CompletionThread>>& threads_;
  // One for each thread.
  std::vector<std::shared_ptr<grpc::Channel>> channels_;
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs_;
};

// The backends by package. Connections are made when first used. Thread-safe.
class Backends {
 public:
  // INVALID_ARGUMENT for a package named twice, or neither a CA nor plaintext. `threads` read
  // replies, with a connection to each backend of their own; 0: one for four cores.
  static absl::StatusOr<std::unique_ptr<Backends>> Make(
      const std::vector<BackendAddress>& addresses, const BackendSecurity& security,
      int threads = 0);

  // Null where no address was given for the package.
  Backend* Find(absl::string_view package) const;
  std::vector<const Backend*> all() const;

 private:
  std::vector<std::unique_ptr<CompletionThread>> threads_;  // end last
  std::map<std::string, std::unique_ptr<Backend>> by_package_;
};

}  // namespace copperplate::gateway
