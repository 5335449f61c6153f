#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/auth/authenticator.h"

namespace copperplate::testing_rpc {

using RolesByForce = std::map<std::string, std::vector<std::string>>;

// A token that FakeAuthenticator takes: `portal-1;cambridgeshire=viewer+analyst;essex=admin`. One
// that `expires` carries that instant.
std::string FakeToken(absl::string_view subject, const RolesByForce& roles,
                      absl::Time expires = absl::InfiniteFuture());

// Reads FakeToken()'s tokens and nothing else: others are refused with TOKEN_MALFORMED, expired
// ones with TOKEN_EXPIRED. Thread-safe.
class FakeAuthenticator final : public auth::Authenticator {
 public:
  absl::StatusOr<std::shared_ptr<const auth::Principal>> Authenticate(
      absl::string_view token) override;
};

}  // namespace copperplate::testing_rpc
