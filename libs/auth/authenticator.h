#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/auth/principal.h"

namespace copperplate::auth {

// Tells who holds a bearer token. Implementations are thread-safe and never block: they run on a
// reactor's thread.
class Authenticator {
 public:
  virtual ~Authenticator() = default;

  // `token` is the text after `Bearer `. UNAUTHENTICATED with a reason (TOKEN_MALFORMED,
  // TOKEN_EXPIRED, TOKEN_NOT_YET_VALID, TOKEN_ISSUER, TOKEN_AUDIENCE, TOKEN_ALGORITHM,
  // TOKEN_KEY_UNKNOWN, TOKEN_SIGNATURE, TOKEN_CLAIMS) where it is not valid now; UNAVAILABLE
  // (TOKEN_KEYS_UNAVAILABLE) while no key set has been read.
  virtual absl::StatusOr<std::shared_ptr<const Principal>> Authenticate(
      absl::string_view token) = 0;
};

}  // namespace copperplate::auth
