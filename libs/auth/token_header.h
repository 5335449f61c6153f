#pragma once

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/auth/key_set.h"

namespace copperplate::auth {

// In bytes; a longer token is refused before anything else is done with it.
inline constexpr size_t kLongestToken = size_t{8} * 1024;

// What a token's header says of its signature.
struct TokenHeader {
  Algorithm algorithm;
  std::string key_id;
};

// Reads the header of a token in compact form (RFC 7515, 7.1), before anything of it is trusted.
// UNAUTHENTICATED: TOKEN_MALFORMED where the token is above 8 KiB, is not three parts of base64url,
// or its header is no JSON object with `alg` and `kid`, has a `typ` of another kind of token, or
// has `crit`, whose extensions we know none of; TOKEN_ALGORITHM where `alg` is none that we verify.
absl::StatusOr<TokenHeader> ReadTokenHeader(absl::string_view token);

}  // namespace copperplate::auth
