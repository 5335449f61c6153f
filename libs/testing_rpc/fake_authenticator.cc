#include "libs/testing_rpc/fake_authenticator.h"

#include <cstdint>
#include <memory>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "libs/status/error.h"

namespace copperplate::testing_rpc {
namespace {

constexpr absl::string_view kExpires = "exp";

absl::Status Refused(absl::string_view reason) {
  return Error(absl::StatusCode::kUnauthenticated, reason, "not a token for tests").Build();
}

}  // namespace

std::string FakeToken(absl::string_view subject, const RolesByForce& roles, absl::Time expires) {
  std::string token(subject);
  for (const auto& [force, held] : roles) {
    absl::StrAppend(&token, ";", force, "=", absl::StrJoin(held, "+"));
  }
  if (expires != absl::InfiniteFuture()) {
    absl::StrAppend(&token, ";", kExpires, "=", absl::ToUnixMillis(expires));
  }
  return token;
}

absl::StatusOr<std::shared_ptr<const auth::Principal>> FakeAuthenticator::Authenticate(
    absl::string_view token) {
  auto principal = std::make_shared<auth::Principal>();
  principal->expires = absl::InfiniteFuture();
  const std::vector<absl::string_view> parts = absl::StrSplit(token, ';');
  if (parts.front().empty()) return Refused("TOKEN_MALFORMED");
  principal->subject = std::string(parts.front());
  for (size_t i = 1; i < parts.size(); ++i) {
    const std::pair<absl::string_view, absl::string_view> claim =
        absl::StrSplit(parts[i], absl::MaxSplits('=', 1));
    if (claim.first.empty() || claim.second.empty()) return Refused("TOKEN_MALFORMED");
    if (int64_t millis = 0; claim.first == kExpires) {
      if (!absl::SimpleAtoi(claim.second, &millis)) return Refused("TOKEN_MALFORMED");
      principal->expires = absl::FromUnixMillis(millis);
    } else {
      principal->roles_by_force[std::string(claim.first)] = absl::StrSplit(claim.second, '+');
    }
  }
  if (principal->expires <= absl::Now()) return Refused("TOKEN_EXPIRED");
  return principal;
}

}  // namespace copperplate::testing_rpc
