#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/auth/principal.h"

namespace copperplate::auth {

// What the claims of a token are held against.
struct ClaimRules {
  std::string issuer;
  std::string audience;
  absl::Duration leeway;
};

// The principal of a token whose signature has been verified. `payload` is its JSON.
// UNAUTHENTICATED with the reason TOKEN_CLAIMS where a claim is missing or of another type,
// TOKEN_ISSUER, TOKEN_AUDIENCE, TOKEN_EXPIRED or TOKEN_NOT_YET_VALID, in this order of checks:
// issuer, audience, times, the rest.
absl::StatusOr<std::shared_ptr<const Principal>> ReadClaims(absl::string_view payload,
                                                            const ClaimRules& rules,
                                                            absl::Time now);

// As ReadClaims says it of a token whose `exp` has passed.
absl::Status TokenExpired();

}  // namespace copperplate::auth
