// For tests: an issuer with a key of its own.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/auth/key_set.h"

namespace copperplate::auth::testing {

// A key pair made on the spot. RSA of 2048 bits takes a tenth of a second: share it among tests.
class TokenIssuer {
 public:
  TokenIssuer(Algorithm algorithm, std::string key_id, int rsa_bits = 2048);

  // The public key as a JSON Web Key, and a key set with nothing else.
  std::string PublicKey() const;
  // As PublicKey(), with the private parts.
  std::string PrivateKey() const;
  std::string KeySetText() const;

  // A token with these claims (a JSON object), signed, under a header with `alg` and `kid`.
  std::string Sign(absl::string_view claims) const;
  // As above under a header (a JSON object) of the test's own, whose `alg` must suit the key.
  std::string SignWithHeader(absl::string_view header, absl::string_view claims) const;

  const std::string& key_id() const { return key_id_; }

 private:
  const Algorithm algorithm_;
  const std::string key_id_;
  const std::shared_ptr<_cjose_jwk_int> jwk_;
};

// One of each kind, for every test of a program: keys `rsa-1` and `ec-1`.
const TokenIssuer& Rsa();
const TokenIssuer& Ec();

// The claims of an ordinary token; take them apart with Text().
struct Claims {
  std::string issuer = "https://issuer.example";
  std::string audience = "copperplate";
  std::string subject = "someone";
  absl::Time expires;
  std::map<std::string, std::vector<std::string>> roles_by_force = {{"cambridgeshire", {"admin"}}};

  // As a JSON object; `force` lists the forces of `roles_by_force`.
  std::string Text() const;
};

// `{"keys":[...]}` of keys in JSON.
std::string KeySetOf(const std::vector<std::string>& keys);

// header.payload.signature of parts in plain bytes.
std::string Compact(absl::string_view header, absl::string_view payload,
                    absl::string_view signature);

// HS256 with `secret`, as one who holds only a public key might try it.
std::string SignHs256(absl::string_view header, absl::string_view claims, absl::string_view secret);

}  // namespace copperplate::auth::testing
