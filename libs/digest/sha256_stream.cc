#include "libs/digest/sha256_stream.h"

#include <openssl/evp.h>

#include <cstdlib>

namespace copperplate {
namespace {

// OpenSSL fails only where it is broken itself or memory is out; a wrong digest must not go on.
void Require(bool done) {
  if (!done) std::abort();
}

}  // namespace

Sha256Stream::Sha256Stream() : context_(EVP_MD_CTX_new()) {
  Require(context_ != nullptr && EVP_DigestInit_ex(context_, EVP_sha256(), nullptr) == 1);
}

Sha256Stream::~Sha256Stream() { EVP_MD_CTX_free(context_); }

void Sha256Stream::Update(absl::string_view bytes) {
  Require(EVP_DigestUpdate(context_, bytes.data(), bytes.size()) == 1);
}

Sha256Digest Sha256Stream::Finish() {
  Sha256Digest digest;
  Require(EVP_DigestFinal_ex(context_, digest.data(), nullptr) == 1);
  return digest;
}

}  // namespace copperplate
