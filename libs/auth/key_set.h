#pragma once

#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

// cjose.h says that this is what its cjose_jwk_t names.
struct _cjose_jwk_int;  // NOLINT(bugprone-reserved-identifier)

namespace copperplate::auth {

enum class Algorithm { kRs256, kEs256 };

// `RS256`, `ES256` (RFC 7518, 3.1).
absl::string_view AlgorithmName(Algorithm algorithm);
// INVALID_ARGUMENT for every other name, `none` and the symmetric ones among them.
absl::StatusOr<Algorithm> ParseAlgorithm(absl::string_view name);

// A public key and the one algorithm it verifies.
struct VerificationKey {
  std::shared_ptr<_cjose_jwk_int> jwk;
  Algorithm algorithm;
};

// The public keys of an issuer, by key id. Immutable; threads may share it.
class KeySet {
 public:
  // From a JSON Web Key Set (RFC 7517). Keys for another use than signatures, of another type or
  // algorithm than those above, or without `kid` are passed over. INVALID_ARGUMENT where the text
  // is no key set, is above 256 KiB, holds a private or symmetric key, two keys of one id, an RSA
  // key outside 2048 to 8192 bits, a malformed key, or no key to use at all.
  static absl::StatusOr<std::shared_ptr<const KeySet>> Parse(absl::string_view json);

  // Null where the set has no such key.
  const VerificationKey* Find(absl::string_view kid) const;
  size_t size() const { return keys_.size(); }

 private:
  KeySet() = default;

  absl::flat_hash_map<std::string, VerificationKey> keys_;
};

}  // namespace copperplate::auth
