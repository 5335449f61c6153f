#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "libs/auth/principal.h"
#include "libs/digest/sha256.h"

namespace copperplate::auth {

// Principals of verified tokens by the token's SHA-256, so that no token is kept. Bounded: a full
// shard gives up the entry that was longest without a hit (clock, an approximation of LRU).
// Thread-safe; threads meet only on one of 16 shards.
class TokenCache {
 public:
  // Rounded up to a multiple of 16 entries; at least 16.
  explicit TokenCache(size_t capacity);

  // Null where the token is not known or was verified under another generation of keys. Expiry is
  // the caller's to check.
  std::shared_ptr<const Principal> Find(const Sha256Digest& token, uint64_t generation);

  void Insert(const Sha256Digest& token, uint64_t generation,
              std::shared_ptr<const Principal> principal);

  // Entries held.
  size_t size() const;
  size_t capacity() const { return shard_capacity_ * kShards; }

 private:
  struct Slot {
    Sha256Digest token{};
    uint64_t generation = 0;
    std::shared_ptr<const Principal> principal;
    bool hit = false;
  };
  // The digest's own bytes are as good as any hash of them.
  struct DigestHash {
    size_t operator()(const Sha256Digest& digest) const;
  };
  // A cache line each, so that shards do not slow each other.
  struct alignas(64) Shard {
    // Guards the rest. std::mutex, not absl::Mutex: TSan sees through it, and Debian's Abseil is
    // not instrumented.
    mutable std::mutex mutex;
    absl::flat_hash_map<Sha256Digest, uint32_t, DigestHash> index;
    std::vector<Slot> slots;
    uint32_t hand = 0;
  };
  static constexpr size_t kShards = 16;

  Shard& ShardOf(const Sha256Digest& token);
  // A slot that no token of the index has: a new one, or one whose token is given up. Under
  // the shard's lock.
  uint32_t FreeSlot(Shard& shard);

  const size_t shard_capacity_;
  std::vector<Shard> shards_;
};

}  // namespace copperplate::auth
