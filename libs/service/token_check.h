#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "libs/auth/jwt_authenticator.h"
#include "libs/auth/key_refresher.h"
#include "libs/log/logger.h"
#include "libs/server/readiness.h"
#include "libs/service/options.h"
#include "libs/time/clock.h"

namespace copperplate::service {

// Verifies tokens with the issuer's keys, which it keeps up to date on a thread of its own.
// Thread-safe.
class TokenCheck {
 public:
  // INVALID_ARGUMENT where the options cannot be used. Keys that cannot be had yet are no error:
  // the process starts, and is not ready. `logger` and `clock` outlive the result.
  static absl::StatusOr<std::unique_ptr<TokenCheck>> Start(const TokenOptions& options,
                                                           const log::Logger& logger,
                                                           const Clock& clock);

  auth::Authenticator& authenticator() { return *authenticator_; }
  // `token keys`: whether there are any. The check does not outlive this.
  server::ReadinessCheck readiness() const;

 private:
  TokenCheck() = default;

  std::unique_ptr<auth::KeyRefresher> refresher_;
  std::unique_ptr<auth::JwtAuthenticator> authenticator_;
};

}  // namespace copperplate::service
