#include "libs/auth/jwt_authenticator.h"

#include <cjose/cjose.h>

#include <algorithm>
#include <utility>

#include "libs/auth/claims.h"
#include "libs/auth/token_error.h"
#include "libs/auth/token_header.h"
#include "libs/digest/sha256.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::auth {
namespace {

constexpr absl::Duration kLongestLeeway = absl::Minutes(5);
constexpr size_t kEs256SignatureSize = 86;  // 64 bytes in base64url

struct JwsRelease {
  void operator()(cjose_jws_t* jws) const { cjose_jws_release(jws); }
};

absl::Status NoKeys() {
  return Error(absl::StatusCode::kUnavailable, "TOKEN_KEYS_UNAVAILABLE",
               "tokens cannot be verified yet: the issuer's keys have not been read")
      .RetryAfter(absl::Seconds(1))
      .Build();
}

}  // namespace

absl::StatusOr<std::unique_ptr<JwtAuthenticator>> JwtAuthenticator::Create(
    JwtOptions options, std::shared_ptr<const KeyStore> keys, const Clock& clock) {
  if (options.issuer.empty()) return absl::InvalidArgumentError("the issuer must not be empty");
  if (options.audience.empty()) return absl::InvalidArgumentError("the audience must not be empty");
  if (options.algorithms.empty()) {
    return absl::InvalidArgumentError("at least one algorithm must be allowed");
  }
  if (options.leeway < absl::ZeroDuration() || options.leeway > kLongestLeeway) {
    return absl::InvalidArgumentError("the leeway must be from 0 to 5 minutes");
  }
  if (options.cache_tokens < 0) {
    return absl::InvalidArgumentError("the cache's size must not be negative");
  }
  return std::unique_ptr<JwtAuthenticator>(
      new JwtAuthenticator(std::move(options), std::move(keys), clock));
}

JwtAuthenticator::JwtAuthenticator(JwtOptions options, std::shared_ptr<const KeyStore> keys,
                                   const Clock& clock)
    : options_(std::move(options)),
      rules_{options_.issuer, options_.audience, options_.leeway},
      keys_(std::move(keys)),
      clock_(clock),
      cache_(static_cast<size_t>(options_.cache_tokens)) {}

absl::StatusOr<std::shared_ptr<const Principal>> JwtAuthenticator::Authenticate(
    absl::string_view token) {
  if (token.size() > kLongestToken) return ReadTokenHeader(token).status();
  const absl::Time now = clock_.Now();
  const Sha256Digest digest = Sha256(token);
  if (auto known = cache_.Find(digest, keys_->generation()); known != nullptr) {
    if (now >= known->expires) return TokenExpired();
    return known;
  }
  ABSL_ASSIGN_OR_RETURN(const TokenHeader header, ReadTokenHeader(token));
  const KeyStore::Snapshot current = keys_->Current();
  if (current.keys == nullptr) return NoKeys();
  ABSL_ASSIGN_OR_RETURN(std::shared_ptr<const Principal> principal,
                        Verify(token, header, *current.keys, now));
  cache_.Insert(digest, current.generation, principal);
  return principal;
}

absl::StatusOr<std::shared_ptr<const Principal>> JwtAuthenticator::Verify(absl::string_view token,
                                                                          const TokenHeader& header,
                                                                          const KeySet& keys,
                                                                          absl::Time now) const {
  const auto& allowed = options_.algorithms;
  if (std::find(allowed.begin(), allowed.end(), header.algorithm) == allowed.end()) {
    return TokenError("TOKEN_ALGORITHM", "the token's algorithm is not allowed");
  }
  const VerificationKey* key = keys.Find(header.key_id);
  if (key == nullptr) {
    keys_->ReportUnknownKey();
    return TokenError("TOKEN_KEY_UNKNOWN", "the token is signed with a key that is not known");
  }
  if (key->algorithm != header.algorithm) {
    return TokenError("TOKEN_ALGORITHM", "the token's algorithm is not the one its key is for");
  }
  // cjose takes a signature of any even length apart, where RFC 7518, 3.4, has 64 bytes.
  if (header.algorithm == Algorithm::kEs256 &&
      token.size() - token.rfind('.') - 1 != kEs256SignatureSize) {
    return TokenError("TOKEN_SIGNATURE", "the token's signature is not valid");
  }
  cjose_err error{};
  const std::unique_ptr<cjose_jws_t, JwsRelease> jws(
      cjose_jws_import(token.data(), token.size(), &error));
  if (jws == nullptr) {
    return TokenError("TOKEN_MALFORMED", "the token is not a JSON Web Signature");
  }
  if (!cjose_jws_verify(jws.get(), key->jwk.get(), &error)) {
    return TokenError("TOKEN_SIGNATURE", "the token's signature is not valid");
  }
  uint8_t* payload = nullptr;  // inside jws
  size_t size = 0;
  if (!cjose_jws_get_plaintext(jws.get(), &payload, &size, &error)) {
    return TokenError("TOKEN_MALFORMED", "the token has no claims");
  }
  return ReadClaims({reinterpret_cast<const char*>(payload), size}, rules_, now);
}

}  // namespace copperplate::auth
