#include "libs/auth/token_cache.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace copperplate::auth {

size_t TokenCache::DigestHash::operator()(const Sha256Digest& digest) const {
  size_t hash = 0;
  std::memcpy(&hash, digest.data(), sizeof(hash));
  return hash;
}

TokenCache::TokenCache(size_t capacity)
    : shard_capacity_(std::max<size_t>((capacity + kShards - 1) / kShards, 1)), shards_(kShards) {}

// By the last byte, which the hash of the index does not use.
TokenCache::Shard& TokenCache::ShardOf(const Sha256Digest& token) {
  return shards_[token.back() % kShards];
}

std::shared_ptr<const Principal> TokenCache::Find(const Sha256Digest& token, uint64_t generation) {
  Shard& shard = ShardOf(token);
  const std::lock_guard lock(shard.mutex);
  const auto found = shard.index.find(token);
  if (found == shard.index.end()) return nullptr;
  Slot& slot = shard.slots[found->second];
  if (slot.generation != generation) return nullptr;
  slot.hit = true;
  return slot.principal;
}

void TokenCache::Insert(const Sha256Digest& token, uint64_t generation,
                        std::shared_ptr<const Principal> principal) {
  Shard& shard = ShardOf(token);
  // Given up under the lock, freed after it.
  std::shared_ptr<const Principal> evicted;
  const std::lock_guard lock(shard.mutex);
  const auto [entry, added] = shard.index.try_emplace(token, 0);
  if (added) entry->second = FreeSlot(shard);
  Slot& slot = shard.slots[entry->second];
  evicted = std::exchange(slot.principal, std::move(principal));
  slot.token = token;
  slot.generation = generation;
  slot.hit = false;
}

uint32_t TokenCache::FreeSlot(Shard& shard) {
  if (shard.slots.size() < shard_capacity_) {
    shard.slots.emplace_back();
    return static_cast<uint32_t>(shard.slots.size() - 1);
  }
  while (true) {
    const uint32_t at = shard.hand;
    shard.hand = (shard.hand + 1) % static_cast<uint32_t>(shard.slots.size());
    if (!std::exchange(shard.slots[at].hit, false)) {
      shard.index.erase(shard.slots[at].token);
      return at;
    }
  }
}

size_t TokenCache::size() const {
  size_t count = 0;
  for (const Shard& shard : shards_) {
    const std::lock_guard lock(shard.mutex);
    count += shard.index.size();
  }
  return count;
}

}  // namespace copperplate::auth
