#include "libs/personal/cipher.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstddef>
#include <cstdlib>
#include <memory>

namespace copperplate::personal {
namespace {

constexpr size_t kNonceBytes = 12;
constexpr size_t kTagBytes = 16;

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const EVP_CIPHER* Algorithm() {
  static const EVP_CIPHER* const algorithm = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  return algorithm;
}

const uint8_t* Bytes(absl::string_view text) {
  return reinterpret_cast<const uint8_t*>(text.data());
}
uint8_t* Bytes(std::string& text, size_t at) { return reinterpret_cast<uint8_t*>(&text[at]); }

// Encryption fails only where OpenSSL itself is broken or memory is out; plain text, or a nonce
// that is not random, must not go on.
void Require(bool done) {
  if (!done) std::abort();
}

void FillWithRandom(uint8_t* bytes, size_t count) {
  Require(RAND_bytes(bytes, static_cast<int>(count)) == 1);
}

}  // namespace

Key NewKey() {
  Key key;
  FillWithRandom(key.data(), key.size());
  return key;
}

std::string Seal(const Key& key, absl::string_view context, absl::string_view plain) {
  std::string sealed(kNonceBytes + plain.size() + kTagBytes, '\0');
  FillWithRandom(Bytes(sealed, 0), kNonceBytes);
  const Context cipher(EVP_CIPHER_CTX_new());
  int length = 0;
  Require(
      cipher != nullptr &&
      EVP_EncryptInit_ex2(cipher.get(), Algorithm(), key.data(), Bytes(sealed, 0), nullptr) == 1 &&
      EVP_EncryptUpdate(cipher.get(), nullptr, &length, Bytes(context),
                        static_cast<int>(context.size())) == 1 &&
      EVP_EncryptUpdate(cipher.get(), Bytes(sealed, kNonceBytes), &length, Bytes(plain),
                        static_cast<int>(plain.size())) == 1 &&
      EVP_EncryptFinal_ex(cipher.get(), Bytes(sealed, kNonceBytes + plain.size()), &length) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, kTagBytes,
                          Bytes(sealed, kNonceBytes + plain.size())) == 1);
  return sealed;
}

absl::StatusOr<std::string> Open(const Key& key, absl::string_view context,
                                 absl::string_view sealed) {
  const absl::Status altered =
      absl::DataLossError("personal data does not open with the person's key");
  if (sealed.size() < kNonceBytes + kTagBytes) return altered;
  const absl::string_view body =
      sealed.substr(kNonceBytes, sealed.size() - kNonceBytes - kTagBytes);
  std::string tag(sealed.substr(sealed.size() - kTagBytes));
  std::string plain(body.size(), '\0');
  const Context cipher(EVP_CIPHER_CTX_new());
  int length = 0;
  Require(cipher != nullptr);
  const bool opened =
      EVP_DecryptInit_ex2(cipher.get(), Algorithm(), key.data(), Bytes(sealed), nullptr) == 1 &&
      EVP_DecryptUpdate(cipher.get(), nullptr, &length, Bytes(context),
                        static_cast<int>(context.size())) == 1 &&
      EVP_DecryptUpdate(cipher.get(), Bytes(plain, 0), &length, Bytes(body),
                        static_cast<int>(body.size())) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, kTagBytes, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(cipher.get(), Bytes(plain, plain.size()), &length) == 1;
  if (!opened) return altered;
  return plain;
}

}  // namespace copperplate::personal
