#include "libs/auth/token_error.h"

#include "libs/status/error.h"

namespace copperplate::auth {

absl::Status TokenError(absl::string_view reason, absl::string_view message) {
  return Error(absl::StatusCode::kUnauthenticated, reason, message).Build();
}

}  // namespace copperplate::auth
