#include "libs/auth/token_header.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "libs/auth/json.h"
#include "libs/auth/token_error.h"

namespace copperplate::auth {
namespace {

absl::Status Malformed(absl::string_view message) { return TokenError("TOKEN_MALFORMED", message); }

// base64url.base64url.base64url and nothing else: cjose's decoder ends at a `=` and passes over
// what follows, so one token would have many forms.
bool IsCompact(absl::string_view token) {
  return std::count(token.begin(), token.end(), '.') == 2 &&
         std::all_of(token.begin(), token.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' ||
                  c == '.';
         });
}

// RFC 9068 calls an access token `at+jwt`; many issuers write `JWT` or nothing.
bool IsAccessTokenType(absl::string_view type) {
  return absl::EqualsIgnoreCase(type, "JWT") || absl::EqualsIgnoreCase(type, "at+jwt") ||
         absl::EqualsIgnoreCase(type, "application/at+jwt");
}

}  // namespace

absl::StatusOr<TokenHeader> ReadTokenHeader(absl::string_view token) {
  if (token.size() > kLongestToken) return Malformed("the token is longer than 8 KiB");
  std::string text;
  if (!IsCompact(token) || !absl::WebSafeBase64Unescape(token.substr(0, token.find('.')), &text)) {
    return Malformed("the token is not a signed JSON Web Token in compact form");
  }
  const Json header = ParseJsonObject(text);
  if (header == nullptr) return Malformed("the token's header is not a JSON object");
  const auto algorithm_name = StringMember(header.get(), "alg");
  if (!algorithm_name.has_value()) return Malformed("the token's header has no alg");
  const auto algorithm = ParseAlgorithm(*algorithm_name);
  if (!algorithm.ok()) return TokenError("TOKEN_ALGORITHM", "the token's algorithm is not allowed");
  if (json_object_get(header.get(), "crit") != nullptr) {
    return Malformed("the token's header has critical extensions, and none is known here");
  }
  if (json_object_get(header.get(), "typ") != nullptr &&
      !IsAccessTokenType(StringMember(header.get(), "typ").value_or(""))) {
    return Malformed("the token's header has the typ of another kind of token");
  }
  const auto key_id = StringMember(header.get(), "kid");
  if (!key_id.has_value() || key_id->empty()) {
    return Malformed("the token's header has no kid");
  }
  return TokenHeader{*algorithm, std::string(*key_id)};
}

}  // namespace copperplate::auth
