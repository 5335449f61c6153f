#pragma once

#include <grpcpp/security/server_credentials.h>

#include <memory>

#include "absl/status/statusor.h"
#include "libs/server/options.h"

namespace copperplate::server {

// By `options.tls` or `options.insecure`. INVALID_ARGUMENT where there is neither or both, where a
// file is missing, unreadable or empty, or where an insecure server would listen beyond the
// machine.
absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> MakeCredentials(const Options& options);

}  // namespace copperplate::server
