#include "libs/auth/testing/token_issuer.h"

#include <cjose/cjose.h>

#include <cstdlib>
#include <iostream>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/auth/json.h"

namespace copperplate::auth::testing {
namespace {

// A test whose own tools fail must not go on.
void Require(bool good, const char* what) {
  if (good) return;
  std::cerr << "token issuer for tests: " << what << " failed\n";
  std::abort();
}

using Jwk = std::shared_ptr<_cjose_jwk_int>;

Jwk Own(cjose_jwk_t* jwk) {
  Require(jwk != nullptr, "making a key");
  return Jwk(jwk, [](cjose_jwk_t* held) { cjose_jwk_release(held); });
}

Jwk MakeKey(Algorithm algorithm, const std::string& key_id, int rsa_bits) {
  cjose_err error{};
  const uint8_t exponent[] = {1, 0, 1};
  Jwk jwk = Own(algorithm == Algorithm::kRs256
                    ? cjose_jwk_create_RSA_random(rsa_bits, exponent, sizeof(exponent), &error)
                    : cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &error));
  Require(cjose_jwk_set_kid(jwk.get(), key_id.data(), key_id.size(), &error), "setting kid");
  return jwk;
}

std::string ToJson(const Jwk& jwk, bool with_private) {
  cjose_err error{};
  char* text = cjose_jwk_to_json(jwk.get(), with_private, &error);
  Require(text != nullptr, "writing a key");
  std::string result(text);
  std::free(text);
  return result;
}

std::string SignWith(const Jwk& jwk, absl::string_view header, absl::string_view claims) {
  cjose_err error{};
  const Json head = ParseJsonObject(header);
  Require(head != nullptr, "reading a header");
  cjose_jws_t* jws =
      cjose_jws_sign(jwk.get(), reinterpret_cast<cjose_header_t*>(head.get()),
                     reinterpret_cast<const uint8_t*>(claims.data()), claims.size(), &error);
  Require(jws != nullptr, "signing");
  const char* text = nullptr;
  Require(cjose_jws_export(jws, &text, &error), "writing a token");
  std::string result(text);
  cjose_jws_release(jws);
  return result;
}

std::string Quoted(absl::string_view text) { return absl::StrCat("\"", text, "\""); }

std::string QuotedList(const std::vector<std::string>& texts) {
  return absl::StrCat("[",
                      absl::StrJoin(texts, ",",
                                    [](std::string* out, const std::string& text) {
                                      absl::StrAppend(out, Quoted(text));
                                    }),
                      "]");
}

}  // namespace

TokenIssuer::TokenIssuer(Algorithm algorithm, std::string key_id, int rsa_bits)
    : algorithm_(algorithm),
      key_id_(std::move(key_id)),
      jwk_(MakeKey(algorithm_, key_id_, rsa_bits)) {}

std::string TokenIssuer::PublicKey() const { return ToJson(jwk_, false); }

std::string TokenIssuer::PrivateKey() const { return ToJson(jwk_, true); }

std::string TokenIssuer::KeySetText() const { return KeySetOf({PublicKey()}); }

std::string TokenIssuer::Sign(absl::string_view claims) const {
  return SignWithHeader(
      absl::StrCat(R"({"alg":")", AlgorithmName(algorithm_), R"(","kid":")", key_id_, "\"}"),
      claims);
}

std::string TokenIssuer::SignWithHeader(absl::string_view header, absl::string_view claims) const {
  return SignWith(jwk_, header, claims);
}

const TokenIssuer& Rsa() {
  static const TokenIssuer issuer(Algorithm::kRs256, "rsa-1");
  return issuer;
}

const TokenIssuer& Ec() {
  static const TokenIssuer issuer(Algorithm::kEs256, "ec-1");
  return issuer;
}

std::string Claims::Text() const {
  std::vector<std::string> forces;
  std::vector<std::string> members;
  for (const auto& [force, roles] : roles_by_force) {
    forces.push_back(force);
    members.push_back(absl::StrCat(Quoted(force), ":", QuotedList(roles)));
  }
  return absl::StrCat("{", Quoted("iss"), ":", Quoted(issuer), ",", Quoted("aud"), ":",
                      Quoted(audience), ",", Quoted("sub"), ":", Quoted(subject), ",",
                      Quoted("exp"), ":", absl::ToUnixSeconds(expires), ",", Quoted("force"), ":",
                      QuotedList(forces), ",", Quoted("roles"), ":{", absl::StrJoin(members, ","),
                      "}}");
}

std::string KeySetOf(const std::vector<std::string>& keys) {
  return absl::StrCat("{\"keys\":[", absl::StrJoin(keys, ","), "]}");
}

std::string Compact(absl::string_view header, absl::string_view payload,
                    absl::string_view signature) {
  return absl::StrCat(absl::WebSafeBase64Escape(header), ".", absl::WebSafeBase64Escape(payload),
                      ".", absl::WebSafeBase64Escape(signature));
}

std::string SignHs256(absl::string_view header, absl::string_view claims,
                      absl::string_view secret) {
  cjose_err error{};
  const Jwk jwk = Own(cjose_jwk_create_oct_spec(reinterpret_cast<const uint8_t*>(secret.data()),
                                                secret.size(), &error));
  return SignWith(jwk, header, claims);
}

}  // namespace copperplate::auth::testing
