// For tests that are not about tokens.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "libs/auth/authenticator.h"

namespace copperplate::auth::testing {

// Takes the tokens it was told of and refuses the rest with TOKEN_SIGNATURE. Told before it is
// shared; then thread-safe.
class FakeAuthenticator final : public Authenticator {
 public:
  // Whoever brings `token` is `subject` with these roles, for ever.
  void Add(std::string token, std::string subject,
           std::map<std::string, std::vector<std::string>> roles_by_force);

  absl::StatusOr<std::shared_ptr<const Principal>> Authenticate(absl::string_view token) override;

 private:
  std::map<std::string, std::shared_ptr<const Principal>> principals_;
};

}  // namespace copperplate::auth::testing
