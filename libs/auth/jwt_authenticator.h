#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/auth/authenticator.h"
#include "libs/auth/claims.h"
#include "libs/auth/key_store.h"
#include "libs/auth/token_cache.h"
#include "libs/auth/token_header.h"
#include "libs/time/clock.h"

namespace copperplate::auth {

struct JwtOptions {
  // What the token's `iss` must be.
  std::string issuer;
  // What the token's `aud`, a string or a list, must be or hold.
  std::string audience;
  // The algorithms that may sign.
  std::vector<Algorithm> algorithms = {Algorithm::kRs256, Algorithm::kEs256};
  // What the issuer's clock may differ from ours, for `exp` and `nbf`; at most 5 minutes.
  absl::Duration leeway = absl::Seconds(10);
  // Verified tokens remembered; about 0.5 KiB each.
  int cache_tokens = 16384;
};

// Verifies JSON Web Tokens (RFC 7519, 8725) of one issuer, signed with RS256 or ES256.
//
// A token is at most 8 KiB. Its header names a key by `kid` and the algorithm that the key is for;
// a header with `crit` is refused. Claims needed: `iss`, `aud`, `exp`, `sub` (1 to 255 printable
// bytes), `force` (list of force ids) and `roles` (object: force id to list of roles). A force in
// `roles` that `force` does not list is left out.
//
// A token that was verified is remembered until it expires or the key set changes; then a check
// costs its SHA-256 and one look-up.
class JwtAuthenticator final : public Authenticator {
 public:
  // INVALID_ARGUMENT where the options cannot be used: an empty issuer or audience, no algorithm, a
  // leeway or cache size out of bounds. `clock` outlives the authenticator.
  static absl::StatusOr<std::unique_ptr<JwtAuthenticator>> Create(
      JwtOptions options, std::shared_ptr<const KeyStore> keys, const Clock& clock);

  absl::StatusOr<std::shared_ptr<const Principal>> Authenticate(absl::string_view token) override;

 private:
  JwtAuthenticator(JwtOptions options, std::shared_ptr<const KeyStore> keys, const Clock& clock);

  // The check of a token that is not remembered, once its header has been read.
  absl::StatusOr<std::shared_ptr<const Principal>> Verify(absl::string_view token,
                                                          const TokenHeader& header,
                                                          const KeySet& keys, absl::Time now) const;

  const JwtOptions options_;
  const ClaimRules rules_;
  const std::shared_ptr<const KeyStore> keys_;
  const Clock& clock_;
  TokenCache cache_;
};

}  // namespace copperplate::auth
