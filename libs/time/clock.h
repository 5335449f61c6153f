#pragma once

#include "absl/time/time.h"

namespace copperplate {

// The source of the present instant; passed in, so that no test sleeps. Implementations are
// thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual absl::Time Now() const = 0;

  // The machine's clock; lives for ever.
  static const Clock& System();
};

// An instant as storage keeps it, so that a reply has what is read later.
inline absl::Time InMicroseconds(absl::Time instant) {
  return absl::FromUnixMicros(absl::ToUnixMicros(instant));
}

}  // namespace copperplate
