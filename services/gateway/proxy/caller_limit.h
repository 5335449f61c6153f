#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace copperplate::gateway {

// What of an address is one caller's: an IPv4 address whole, of IPv6 the first 64 bits, since
// whoever has one address there has all that begin with them.
std::string NetworkOf(absl::string_view address);

// Bounds the calls one caller has under way. Thread-safe; outlives its slots.
class CallerLimit {
 public:
  // A place held until it is destroyed.
  class Slot {
   public:
    Slot() = default;
    Slot(Slot&& other) noexcept
        : limit_(std::exchange(other.limit_, nullptr)), caller_(other.caller_) {}
    Slot& operator=(Slot&& other) noexcept {
      std::swap(limit_, other.limit_);
      std::swap(caller_, other.caller_);
      return *this;
    }
    ~Slot() {
      if (limit_ != nullptr) limit_->Release(caller_);
    }

    explicit operator bool() const { return limit_ != nullptr; }

   private:
    friend class CallerLimit;
    Slot(CallerLimit* limit, uint64_t caller) : limit_(limit), caller_(caller) {}

    CallerLimit* limit_ = nullptr;
    uint64_t caller_ = 0;
  };

  explicit CallerLimit(int max_calls) : max_calls_(max_calls) {}

  // An empty slot where the caller has all it may. A caller is its Authorization, or, without one,
  // its address; kept as a hash that differs between processes.
  Slot Enter(absl::string_view authorization, absl::string_view peer);

 private:
  struct Shard {
    std::mutex mutex;
    absl::flat_hash_map<uint64_t, int> calls;
  };

  Shard& ShardOf(uint64_t caller) { return shards_[caller % shards_.size()]; }
  void Release(uint64_t caller);

  const int max_calls_;
  std::array<Shard, 16> shards_;
};

}  // namespace copperplate::gateway
