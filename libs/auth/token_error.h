#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace copperplate::auth {

// UNAUTHENTICATED for one of the reasons of Authenticator.
absl::Status TokenError(absl::string_view reason, absl::string_view message);

}  // namespace copperplate::auth
