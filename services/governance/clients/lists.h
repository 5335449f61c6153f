#pragma once

#include <google/protobuf/timestamp.pb.h>

#include <cstdint>
#include <optional>

#include "absl/time/time.h"

namespace copperplate::governance {

// As many of a list are asked for at a time.
inline constexpr int kPageSize = 500;

// Whether it was so by the instant; by now where there is none.
inline bool WasBy(const google::protobuf::Timestamp& instant, std::optional<absl::Time> known_at) {
  return !known_at.has_value() ||
         absl::FromUnixSeconds(instant.seconds()) + absl::Nanoseconds(instant.nanos()) <= *known_at;
}

}  // namespace copperplate::governance
