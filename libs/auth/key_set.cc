#include "libs/auth/key_set.h"

#include <cjose/cjose.h>

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/auth/json.h"
#include "libs/status/status_macros.h"

namespace copperplate::auth {
namespace {

constexpr size_t kLargestSet = size_t{256} * 1024;
constexpr size_t kLeastRsaBits = 2048;
constexpr size_t kMostRsaBits = 8192;

absl::Status Refused(absl::string_view kid, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("the key `", kid, "` ", what));
}

bool Holds(const json_t* array, absl::string_view text) {
  size_t i = 0;
  json_t* one = nullptr;
  json_array_foreach(array, i, one) {
    if (json_is_string(one) && text == json_string_value(one)) return true;
  }
  return false;
}

// False where the key says that it is for something other than verifying signatures.
bool MayVerify(const json_t* key) {
  const json_t* operations = json_object_get(key, "key_ops");
  return StringMember(key, "use").value_or("sig") == "sig" &&
         (operations == nullptr || Holds(operations, "verify"));
}

// The algorithm the key is for; nothing where it is none of ours.
absl::StatusOr<std::optional<Algorithm>> AlgorithmOf(const json_t* key, absl::string_view kid) {
  const absl::string_view type = StringMember(key, "kty").value_or("");
  const bool p256 = type == "EC" && StringMember(key, "crv").value_or("") == "P-256";
  std::optional<Algorithm> by_type;
  if (type == "RSA") by_type = Algorithm::kRs256;
  if (p256) by_type = Algorithm::kEs256;
  if (json_object_get(key, "alg") == nullptr) return by_type;
  const auto named = ParseAlgorithm(StringMember(key, "alg").value_or(""));
  if (!named.ok()) return std::optional<Algorithm>();
  if (by_type != *named) return Refused(kid, "is of another type than its algorithm");
  return by_type;
}

absl::StatusOr<VerificationKey> Import(json_t* key, absl::string_view kid, Algorithm algorithm) {
  cjose_err error{};
  const std::shared_ptr<_cjose_jwk_int> jwk(
      cjose_jwk_import_json(reinterpret_cast<cjose_header_t*>(key), &error), [](cjose_jwk_t* held) {
        if (held != nullptr) cjose_jwk_release(held);
      });
  if (jwk == nullptr) return Refused(kid, "is malformed");
  if (algorithm == Algorithm::kRs256) {
    const size_t bits = cjose_jwk_get_keysize(jwk.get(), &error);
    if (bits < kLeastRsaBits || bits > kMostRsaBits) {
      return Refused(kid, absl::StrCat("has ", bits, " bits: RSA keys have ", kLeastRsaBits, " to ",
                                       kMostRsaBits));
    }
  }
  return VerificationKey{jwk, algorithm};
}

}  // namespace

absl::string_view AlgorithmName(Algorithm algorithm) {
  return algorithm == Algorithm::kRs256 ? "RS256" : "ES256";
}

absl::StatusOr<Algorithm> ParseAlgorithm(absl::string_view name) {
  for (const Algorithm algorithm : {Algorithm::kRs256, Algorithm::kEs256}) {
    if (name == AlgorithmName(algorithm)) return algorithm;
  }
  return absl::InvalidArgumentError("must be RS256 or ES256");
}

absl::StatusOr<std::shared_ptr<const KeySet>> KeySet::Parse(absl::string_view json) {
  if (json.size() > kLargestSet) return absl::InvalidArgumentError("is larger than 256 KiB");
  const Json set = ParseJsonObject(json);
  const json_t* keys = json_object_get(set.get(), "keys");
  if (!json_is_array(keys)) return absl::InvalidArgumentError("is no JSON Web Key Set");
  const std::shared_ptr<KeySet> result(new KeySet);
  size_t i = 0;
  json_t* key = nullptr;
  json_array_foreach(keys, i, key) {
    if (!json_is_object(key)) return absl::InvalidArgumentError("has a key that is no object");
    const std::string kid(StringMember(key, "kid").value_or(""));
    // A set is public: one that holds these has been given away, or is the wrong file.
    if (json_object_get(key, "d") != nullptr || json_object_get(key, "k") != nullptr) {
      return Refused(kid, "is private or symmetric: a key set holds public keys only");
    }
    if (kid.empty() || !MayVerify(key)) continue;
    ABSL_ASSIGN_OR_RETURN(const std::optional<Algorithm> algorithm, AlgorithmOf(key, kid));
    if (!algorithm.has_value()) continue;
    ABSL_ASSIGN_OR_RETURN(VerificationKey imported, Import(key, kid, *algorithm));
    if (!result->keys_.emplace(kid, std::move(imported)).second) {
      return Refused(kid, "is there twice");
    }
  }
  if (result->keys_.empty()) {
    return absl::InvalidArgumentError("has no key for RS256 or ES256 with a kid");
  }
  return result;
}

const VerificationKey* KeySet::Find(absl::string_view kid) const {
  const auto found = keys_.find(kid);
  return found == keys_.end() ? nullptr : &found->second;
}

}  // namespace copperplate::auth
