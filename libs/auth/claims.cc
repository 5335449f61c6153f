#include "libs/auth/claims.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/auth/json.h"
#include "libs/auth/token_error.h"
#include "libs/status/status_macros.h"
#include "libs/text/slug.h"

namespace copperplate::auth {
namespace {

constexpr size_t kLongestSubject = 255;  // OpenID Connect Core 1.0, 2
constexpr size_t kLongestRole = 63;
constexpr double kLastSecond = 253402300799;  // 9999-12-31T23:59:59Z

absl::Status BadClaim(absl::string_view claim, absl::string_view what) {
  return TokenError("TOKEN_CLAIMS", absl::StrCat("the token's claim ", claim, " ", what));
}

// A NumericDate (RFC 7519, 2): seconds since 1970, fractions allowed.
std::optional<absl::Time> ReadInstant(const json_t* value) {
  if (!json_is_number(value)) return std::nullopt;
  const double seconds = json_number_value(value);
  if (seconds < 0 || seconds > kLastSecond) return std::nullopt;
  return json_is_integer(value) ? absl::FromUnixSeconds(json_integer_value(value))
                                : absl::UnixEpoch() + absl::Seconds(seconds);
}

bool IsString(const json_t* value, absl::string_view text) {
  return json_is_string(value) &&
         absl::string_view(json_string_value(value), json_string_length(value)) == text;
}

absl::Status CheckAudience(const json_t* audience, absl::string_view wanted) {
  if (IsString(audience, wanted)) return absl::OkStatus();
  size_t i = 0;
  json_t* one = nullptr;
  json_array_foreach(audience, i, one) {
    if (IsString(one, wanted)) return absl::OkStatus();
  }
  return TokenError("TOKEN_AUDIENCE", "the token is not meant for this service");
}

absl::Status CheckTimes(const json_t* claims, absl::Duration leeway, absl::Time now,
                        absl::Time& expires) {
  const auto exp = ReadInstant(json_object_get(claims, "exp"));
  if (!exp.has_value()) return BadClaim("exp", "is not a number of seconds since 1970");
  expires = *exp + leeway;
  if (now >= expires) return TokenExpired();
  const json_t* nbf = json_object_get(claims, "nbf");
  if (nbf == nullptr) return absl::OkStatus();
  const auto not_before = ReadInstant(nbf);
  if (!not_before.has_value()) return BadClaim("nbf", "is not a number of seconds since 1970");
  if (now + leeway < *not_before) {
    return TokenError("TOKEN_NOT_YET_VALID", "the token is not valid yet");
  }
  return absl::OkStatus();
}

absl::Status ReadSubject(const json_t* claims, std::string& subject) {
  const absl::string_view text = StringMember(claims, "sub").value_or("");
  const bool printable = std::none_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_iscntrl(static_cast<unsigned char>(c));
  });
  if (text.empty() || text.size() > kLongestSubject || !printable) {
    return BadClaim("sub", "is not a text of 1 to 255 printable bytes");
  }
  subject = std::string(text);
  return absl::OkStatus();
}

absl::Status ReadRoleList(const json_t* list, std::vector<std::string>& roles) {
  size_t i = 0;
  json_t* role = nullptr;
  if (!json_is_array(list)) return BadClaim("roles", "does not give each force a list");
  json_array_foreach(list, i, role) {
    const size_t size = json_string_length(role);
    if (size == 0 || size > kLongestRole) {
      return BadClaim("roles", "has a role that is not a text of 1 to 63 bytes");
    }
    roles.emplace_back(json_string_value(role), size);
  }
  return absl::OkStatus();
}

absl::Status ReadRoles(const json_t* claims, Principal& principal) {
  const json_t* forces = json_object_get(claims, "force");
  if (!json_is_array(forces)) return BadClaim("force", "is not a list of forces");
  const json_t* roles = json_object_get(claims, "roles");
  if (!json_is_object(roles)) return BadClaim("roles", "is not an object of forces");
  size_t i = 0;
  json_t* force = nullptr;
  json_array_foreach(forces, i, force) {
    const absl::string_view id(json_is_string(force) ? json_string_value(force) : "");
    if (!IsResourceId(id)) return BadClaim("force", "has an entry that is no force id");
    std::vector<std::string>& held = principal.roles_by_force[std::string(id)];
    const json_t* list = json_object_get(roles, json_string_value(force));
    held.clear();  // a force listed twice
    if (list != nullptr) ABSL_RETURN_IF_ERROR(ReadRoleList(list, held));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::shared_ptr<const Principal>> ReadClaims(absl::string_view payload,
                                                            const ClaimRules& rules,
                                                            absl::Time now) {
  const Json claims = ParseJsonObject(payload);
  if (claims == nullptr) return TokenError("TOKEN_CLAIMS", "the token's claims are no JSON object");
  if (StringMember(claims.get(), "iss") != rules.issuer) {
    return TokenError("TOKEN_ISSUER", "the token is from another issuer");
  }
  ABSL_RETURN_IF_ERROR(CheckAudience(json_object_get(claims.get(), "aud"), rules.audience));
  auto principal = std::make_shared<Principal>();
  ABSL_RETURN_IF_ERROR(CheckTimes(claims.get(), rules.leeway, now, principal->expires));
  ABSL_RETURN_IF_ERROR(ReadSubject(claims.get(), principal->subject));
  ABSL_RETURN_IF_ERROR(ReadRoles(claims.get(), *principal));
  return principal;
}

absl::Status TokenExpired() { return TokenError("TOKEN_EXPIRED", "the token has expired"); }

}  // namespace copperplate::auth
