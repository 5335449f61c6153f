#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::personal {

using Key = std::array<uint8_t, 32>;

// From OpenSSL's random numbers.
Key NewKey();

// `plain` encrypted and authenticated with AES-256-GCM (NIST SP 800-38D): a random nonce of 12
// bytes, the ciphertext, a tag of 16 bytes. `context` says where it stands and is authenticated
// with it, so that what was moved elsewhere does not open. A key seals far fewer than the 2^32
// texts that random nonces allow.
std::string Seal(const Key& key, absl::string_view context, absl::string_view plain);

// What Seal() was given. DATA_LOSS where it was not sealed with this key in this context, or has
// been altered.
absl::StatusOr<std::string> Open(const Key& key, absl::string_view context,
                                 absl::string_view sealed);

}  // namespace copperplate::personal
