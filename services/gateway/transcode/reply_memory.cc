#include "services/gateway/transcode/reply_memory.h"

#include <iterator>
#include <utility>

#include "absl/hash/hash.h"

namespace copperplate::gateway {

namespace {

size_t SpaceOf(const std::shared_ptr<const std::string>& text) {
  return text == nullptr ? 0 : text->capacity();
}

// The same text in no more space than it needs: it was written with room to grow.
std::shared_ptr<const std::string> Fitted(std::shared_ptr<const std::string> text) {
  if (text == nullptr || text->capacity() - text->size() <= text->size() / 8) return text;
  return std::make_shared<const std::string>(text->data(), text->size());
}

}  // namespace

size_t ReplyMemory::Entry::bytes() const {
  return sizeof(Entry) + wire.capacity() + SpaceOf(reply.text) + SpaceOf(reply.gzip);
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
  const size_t size = wire.size() + (reply.text == nullptr ? 0 : reply.text->size()) +
                      (reply.gzip == nullptr ? 0 : reply.gzip->size());
  if (size > max_bytes_per_shard_) return;
  const uint64_t hash = Hash(how, wire);
  // Bits that the shard's choice does not use.
  std::atomic<uint64_t>& glimpse = seen_once_[(hash / kShards) % kGlimpses];
  Shard& shard = shards_[hash % kShards];
  const std::lock_guard lock(shard.mutex);
  if (closed_) return;
  const auto found = shard.by_hash.find(hash);
  if (found == shard.by_hash.end() && glimpse.exchange(hash, std::memory_order_relaxed) != hash) {
    return;
  }
  if (found != shard.by_hash.end()) Drop(shard, found->second);
  shard.entries.push_front(
      {hash, how, std::string(wire), {Fitted(reply.text), Fitted(reply.gzip)}});
  shard.by_hash.emplace(hash, shard.entries.begin());
  shard.bytes += shard.entries.front().bytes();
  bytes_ += shard.entries.front().bytes();
  Shrink(shard);
}

void ReplyMemory::Shrink(Shard& shard) {
  while (shard.bytes > max_bytes_per_shard_ && !shard.entries.empty()) {
    Drop(shard, std::prev(shard.entries.end()));
  }
}

void ReplyMemory::Drop(Shard& shard, std::list<Entry>::iterator entry) {
  shard.bytes -= entry->bytes();
  bytes_ -= entry->bytes();
  shard.by_hash.erase(entry->hash);
  shard.entries.erase(entry);
}

void ReplyMemory::Close() {
  closed_ = true;
  for (Shard& shard : shards_) {
    const std::lock_guard lock(shard.mutex);
    while (!shard.entries.empty()) Drop(shard, shard.entries.begin());
  }
}

}  // namespace copperplate::gateway
