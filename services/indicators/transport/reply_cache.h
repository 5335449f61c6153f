#pragma once

#include <grpcpp/support/byte_buffer.h>

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/indicators/app/ports/data_revision.h"

namespace copperplate::indicators {

// Replies kept as the bytes they went out in, by request and data revision. Bounded in bytes: a
// full shard gives up what was longest without a hit. Thread-safe, and quick enough for a reactor's
// thread; threads meet only on one of 8 shards.
class ReplyCache {
 public:
  // In bytes, keys and bookkeeping included; 0 keeps nothing.
  explicit ReplyCache(size_t capacity) : shard_capacity_(capacity / kShards), shards_(kShards) {}

  // The reply kept for `key` at just this revision; one of another is dropped. Shares its bytes.
  std::optional<grpc::ByteBuffer> Find(absl::string_view key, const DataRevision& at);

  // Replaces what is kept for `key`. A reply larger than a shard is not kept.
  void Insert(absl::string_view key, const DataRevision& at, const grpc::ByteBuffer& reply);

  // Held now.
  size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    DataRevision at;
    grpc::ByteBuffer reply;
    size_t bytes = 0;
  };
  // A cache line each, so that shards do not slow each other.
  struct alignas(64) Shard {
    // Guards the rest. std::mutex, not absl::Mutex: TSan sees through it, and Debian's Abseil is
    // not instrumented.
    mutable std::mutex mutex;
    std::list<Entry> entries;  // the last one hit first
    absl::flat_hash_map<absl::string_view, std::list<Entry>::iterator> index;  // of their own keys
    size_t bytes = 0;
  };
  static constexpr size_t kShards = 8;

  Shard& ShardOf(absl::string_view key);
  // Both under the shard's lock.
  static void Erase(Shard& shard, std::list<Entry>::iterator entry);
  static void EraseIfThere(Shard& shard, absl::string_view key);

  const size_t shard_capacity_;
  std::vector<Shard> shards_;
};

}  // namespace copperplate::indicators
