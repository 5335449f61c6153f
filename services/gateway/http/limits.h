#pragma once

#include <cstddef>

#include "absl/time/time.h"

namespace copperplate::gateway {

// What a peer may take of this process. Beyond each it hears why, as JSON.
struct HttpLimits {
  size_t max_head_bytes = 16 << 10;   // 431
  size_t max_target_bytes = 8 << 10;  // 414
  size_t max_connections = 4096;      // 503
  // Of bodies and replies that all connections hold together, less what is small: a body or reply
  // that does not fit is refused (503), a stream that does not is cut.
  size_t max_buffered_bytes = 256 << 20;
  // A head must be in this long after its first byte (408).
  absl::Duration head_timeout = absl::Seconds(10);
  // A body must bring 16 KiB, or its end, in every such span while it is waited for (408).
  absl::Duration body_timeout = absl::Seconds(20);
  // A peer must take 16 KiB, or the rest, in every such span; else the connection is cut.
  absl::Duration write_timeout = absl::Seconds(30);
  // Between requests; then the connection is closed.
  absl::Duration idle_timeout = absl::Seconds(75);
  // How often the above are looked at.
  absl::Duration sweep_interval = absl::Milliseconds(250);
};

}  // namespace copperplate::gateway
