#include "services/gateway/transcode/reply_memory.h"

#include <utility>

#include "absl/hash/hash.h"

namespace copperplate::gateway {

size_t ReplyMemory::Entry::bytes() const {
  return sizeof(Entry) + wire.size() + (reply.text == nullptr ? 0 : reply.text->size()) +
         (reply.gzip == nullptr ? 0 : reply.gzip->size());
}

ReplyMemory::ReplyMemory(size_t max_bytes) : max_bytes_per_shard_(max_bytes / kShards) {}

uint64_t ReplyMemory::Hash(const void* how, absl::string_view wire) {
  return absl::HashOf(reinterpret_cast<uintptr_t>(how), wire);
}

RenderedReply ReplyMemory::Find(const void* how, absl::string_view wire) {
  if (max_bytes_per_shard_ == 0) return {};
  const uint64_t hash = Hash(how, wire);
  Shard& shard = shards_[hash % kShards];
  const std::lock_guard lock(shard.mutex);
  const auto found = shard.by_hash.find(hash);
  if (found == shard.by_hash.end()) return {};
  const auto entry = found->second;
  if (entry->how != how || entry->wire != wire) return {};
  shard.entries.splice(shard.entries.begin(), shard.entries, entry);
  return entry->reply;
}

void ReplyMemory::Keep(const void* how, absl::string_view wire, const RenderedReply& reply) {
  if (max_bytes_per_shard_ == 0) return;
  const uint64_t hash = Hash(how, wire);
  Entry entry{hash, how, "", reply};
  if (entry.bytes() + wire.size() > max_bytes_per_shard_) return;
  // Bits that the shard's choice does not use.
  std::atomic<uint64_t>& glimpse = seen_once_[(hash / kShards) % kGlimpses];
  Shard& shard = shards_[hash % kShards];
  const std::lock_guard lock(shard.mutex);
  const auto found = shard.by_hash.find(hash);
  if (found == shard.by_hash.end() && glimpse.exchange(hash, std::memory_order_relaxed) != hash) {
    return;
  }
  entry.wire = std::string(wire);
  if (found != shard.by_hash.end()) {
    shard.bytes -= found->second->bytes();
    bytes_ -= found->second->bytes();
    shard.entries.erase(found->second);
    shard.by_hash.erase(found);
  }
  shard.entries.push_front(std::move(entry));
  shard.by_hash.emplace(hash, shard.entries.begin());
  shard.bytes += shard.entries.front().bytes();
  bytes_ += shard.entries.front().bytes();
  Shrink(shard);
}

void ReplyMemory::Shrink(Shard& shard) {
  while (shard.bytes > max_bytes_per_shard_ && shard.entries.size() > 1) {
    const Entry& last = shard.entries.back();
    shard.bytes -= last.bytes();
    bytes_ -= last.bytes();
    shard.by_hash.erase(last.hash);
    shard.entries.pop_back();
  }
}

}  // namespace copperplate::gateway
