#include "libs/digest/sha256.h"

#include <openssl/evp.h>

#include <cstdlib>

namespace copperplate {
namespace {

const EVP_MD* Algorithm() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return algorithm;
}

}  // namespace

Sha256Digest Sha256(absl::string_view bytes) {
  Sha256Digest digest;
  // Fails only where OpenSSL itself is broken or memory is out; a wrong digest must not go on.
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, Algorithm(), nullptr) != 1) {
    std::abort();
  }
  return digest;
}

}  // namespace copperplate
