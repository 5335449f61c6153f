#include "services/indicators/transport/reply_cache.h"

#include <iterator>
#include <utility>

#include "absl/hash/hash.h"

namespace copperplate::indicators {
namespace {

// What an entry costs beside its key and reply, roughly: two nodes and a slice.
constexpr size_t kOverhead = 320;

}  // namespace

std::optional<grpc::ByteBuffer> ReplyCache::Find(absl::string_view key, const DataRevision& at) {
  Shard& shard = ShardOf(key);
  const std::lock_guard lock(shard.mutex);
  const auto found = shard.index.find(key);
  if (found == shard.index.end()) return std::nullopt;
  const std::list<Entry>::iterator entry = found->second;
  if (!(entry->at == at)) {
    Erase(shard, entry);
    return std::nullopt;
  }
  shard.entries.splice(shard.entries.begin(), shard.entries, entry);
  return entry->reply;
}

void ReplyCache::Insert(absl::string_view key, const DataRevision& at,
                        const grpc::ByteBuffer& reply) {
  const size_t bytes = key.size() + reply.Length() + kOverhead;
  Shard& shard = ShardOf(key);
  const std::lock_guard lock(shard.mutex);
  EraseIfThere(shard, key);
  if (bytes > shard_capacity_) return;
  while (shard.bytes + bytes > shard_capacity_) Erase(shard, std::prev(shard.entries.end()));
  shard.entries.push_front({std::string(key), at, reply, bytes});
  shard.index.emplace(shard.entries.front().key, shard.entries.begin());
  shard.bytes += bytes;
}

size_t ReplyCache::bytes() const {
  size_t bytes = 0;
  for (const Shard& shard : shards_) {
    const std::lock_guard lock(shard.mutex);
    bytes += shard.bytes;
  }
  return bytes;
}

ReplyCache::Shard& ReplyCache::ShardOf(absl::string_view key) {
  return shards_[absl::Hash<absl::string_view>()(key) % kShards];
}

void ReplyCache::Erase(Shard& shard, std::list<Entry>::iterator entry) {
  shard.bytes -= entry->bytes;
  shard.index.erase(entry->key);
  shard.entries.erase(entry);
}

void ReplyCache::EraseIfThere(Shard& shard, absl::string_view key) {
  const auto found = shard.index.find(key);
  if (found != shard.index.end()) Erase(shard, found->second);
}

}  // namespace copperplate::indicators
