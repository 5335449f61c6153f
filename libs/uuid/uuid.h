#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/time/clock.h"

namespace copperplate {

using Uuid = std::array<uint8_t, 16>;

// `0190163d-8694-739b-aea5-966c26f8ad91`: 36 characters, lower case.
std::string FormatUuid(const Uuid& uuid);

// Fills the span with unpredictable bytes. Called under the generator's lock.
using RandomSource = std::function<void(absl::Span<uint8_t>)>;

// The operating system's randomness, through OpenSSL's generator. Dies where there is none.
RandomSource SystemRandom();

// Makes UUIDs of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, 12 bits of a counter (method 1
// of 6.2), 62 random bits. Those of one generator only ever grow, also when its clock steps back.
// Thread-safe.
class UuidGenerator {
 public:
  // `clock` outlives the generator.
  UuidGenerator(const Clock& clock, RandomSource random);

  Uuid Next();
  std::string NextText() { return FormatUuid(Next()); }

 private:
  const Clock& clock_;
  // Guards the rest.
  std::mutex mutex_;
  const RandomSource random_;
  int64_t last_millis_ = 0;
  // 12 bits; begins each millisecond below 0x800, so that there is room to count.
  uint32_t counter_ = 0;
};

}  // namespace copperplate
