#include "libs/uuid/uuid.h"

#include <openssl/rand.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace copperplate {

std::string FormatUuid(const Uuid& uuid) {
  const std::string hex = absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(uuid.data()), uuid.size()));
  const absl::string_view text = hex;
  return absl::StrCat(text.substr(0, 8), "-", text.substr(8, 4), "-", text.substr(12, 4), "-",
                      text.substr(16, 4), "-", text.substr(20));
}

RandomSource SystemRandom() {
  return [](absl::Span<uint8_t> bytes) {
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
  };
}

UuidGenerator::UuidGenerator(const Clock& clock, RandomSource random)
    : clock_(clock), random_(std::move(random)) {}

Uuid UuidGenerator::Next() {
  const int64_t now = absl::ToUnixMillis(clock_.Now());
  Uuid uuid;
  const std::lock_guard lock(mutex_);
  random_(absl::MakeSpan(uuid));
  if (now > last_millis_) {
    last_millis_ = now;
    counter_ = (uuid[6] << 8 | uuid[7]) & 0x7FF;
  } else if (++counter_ > 0xFFF) {
    // Spent: borrow the next millisecond, as 6.2 allows, so that the order holds.
    ++last_millis_;
    counter_ = 0;
  }
  for (int i = 0; i < 6; ++i) uuid[i] = static_cast<uint8_t>(last_millis_ >> (8 * (5 - i)));
  uuid[6] = static_cast<uint8_t>(0x70 | counter_ >> 8);
  uuid[7] = static_cast<uint8_t>(counter_);
  uuid[8] = static_cast<uint8_t>(0x80 | (uuid[8] & 0x3F));
  return uuid;
}

}  // namespace copperplate
