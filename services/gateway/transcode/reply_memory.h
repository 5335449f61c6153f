#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace copperplate::gateway {

// A reply's bytes as text, and that text compressed where somebody has asked for it. Immutable.
struct RenderedReply {
  std::shared_ptr<const std::string> text;
  std::shared_ptr<const std::string> gzip;  // null: not asked for yet
};

// Remembers what replies were rendered to, bounded, by content: rendering is a pure function of how
// and of the bytes, so nothing is ever invalidated. The bytes themselves are kept and compared: a
// hash alone could show one caller another's reply. A reply is kept from the second time it is
// seen, so that replies that never come again cost nothing but a look. Thread-safe.
class ReplyMemory {
 public:
  // `max_bytes` counts what keys and texts take up; 0 remembers nothing.
  explicit ReplyMemory(size_t max_bytes);

  // `how` is the address of whatever renders; it outlives this memory. Null fields: not known.
  RenderedReply Find(const void* how, absl::string_view wire);

  // Keeps the rendering, or adds its gzip to what is kept.
  void Keep(const void* how, absl::string_view wire, const RenderedReply& reply);

  // Forgets everything, and from now on remembers nothing: for a memory whose routes are no longer
  // asked for, but which requests under way still hold.
  void Close();

  // Bytes held now; for metrics.
  size_t bytes() const { return bytes_.load(std::memory_order_relaxed); }

 private:
  struct Entry {
    uint64_t hash;
    const void* how;
    std::string wire;
    RenderedReply reply;

    size_t bytes() const;
  };
  struct Shard {
    std::mutex mutex;
    std::list<Entry> entries;  // the one used last comes first
    absl::flat_hash_map<uint64_t, std::list<Entry>::iterator> by_hash;
    size_t bytes = 0;
  };

  static constexpr size_t kShards = 16;
  static constexpr size_t kGlimpses = 8192;

  static uint64_t Hash(const void* how, absl::string_view wire);
  // Under the shard's mutex.
  void Shrink(Shard& shard);
  void Drop(Shard& shard, std::list<Entry>::iterator entry);

  const size_t max_bytes_per_shard_;
  std::atomic<bool> closed_ = false;
  std::array<Shard, kShards> shards_;
  std::array<std::atomic<uint64_t>, kGlimpses> seen_once_ = {};
  std::atomic<size_t> bytes_ = 0;
};

}  // namespace copperplate::gateway
