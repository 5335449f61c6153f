#include "libs/auth/testing/fake_authenticator.h"

#include <utility>

#include "libs/auth/token_error.h"

namespace copperplate::auth::testing {

void FakeAuthenticator::Add(std::string token, std::string subject,
                            std::map<std::string, std::vector<std::string>> roles_by_force) {
  auto principal = std::make_shared<Principal>();
  principal->subject = std::move(subject);
  for (auto& [force, roles] : roles_by_force) {
    principal->roles_by_force.emplace(force, std::move(roles));
  }
  principal->expires = absl::InfiniteFuture();
  principals_[std::move(token)] = std::move(principal);
}

absl::StatusOr<std::shared_ptr<const Principal>> FakeAuthenticator::Authenticate(
    absl::string_view token) {
  const auto found = principals_.find(std::string(token));
  if (found == principals_.end()) {
    return TokenError("TOKEN_SIGNATURE", "the token's signature is not valid");
  }
  return found->second;
}

}  // namespace copperplate::auth::testing
