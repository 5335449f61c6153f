#include "libs/digest/short_digest.h"

#include "absl/strings/escaping.h"
#include "libs/digest/sha256.h"

namespace copperplate {

std::string ShortDigest(absl::string_view text, size_t bytes) {
  const Sha256Digest digest = Sha256(text);
  return absl::BytesToHexString(AsBytes(digest).substr(0, bytes));
}

}  // namespace copperplate
