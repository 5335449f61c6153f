#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/digest/sha256.h"

namespace copperplate::events {

// Where a force's chain stands: the position of its last event and that event's hash. Position 0
// with a hash of 32 zero bytes is the chain before its first event.
struct Head {
  int64_t position = 0;
  Sha256Digest hash{};

  bool operator==(const Head& other) const {
    return position == other.position && hash == other.hash;
  }
};

// A sealed event, as far as its hash covers it.
struct SealedEvent {
  std::string force;
  int64_t position = 0;
  std::string id;  // UUID as text, lower case
  absl::Time occurred_at;
  std::string actor;
  std::string call_id;
  std::string type;
  std::string subject;
  std::optional<std::string> before;
  std::optional<std::string> after;
};

// The hash that seals `event` behind `previous`: SHA-256 of, in this order and with nothing
// between,
//
//   8 bytes    the characters CPEVENT1
//   32 bytes   the previous event's hash (32 zero bytes for position 1)
//   8 bytes    position, big-endian
//   text       force
//   16 bytes   event id: the UUID's 128 bits in the order they are printed
//   8 bytes    occurred_at: microseconds since 1970-01-01 00:00 UTC, big-endian two's complement
//   text       actor
//   text       call_id
//   text       type
//   text       subject
//   text       before, exactly as stored; absent: the four bytes FF FF FF FF alone
//   text       after, the same way
//
// where a text is its length in bytes as four bytes big-endian, then its UTF-8 bytes.
//
// INVALID_ARGUMENT when the id is no UUID.
absl::StatusOr<Sha256Digest> EventHash(const Sha256Digest& previous, const SealedEvent& event);

}  // namespace copperplate::events
