#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <utility>

namespace copperplate::gateway {

// Bounds the bytes that all connections of a server hold together: bodies on their way in, replies
// on their way out. Thread-safe; lives as long as its shares.
class MemoryBudget : public std::enable_shared_from_this<MemoryBudget> {
 public:
  // What one connection may hold without being counted: the number of connections bounds it.
  static constexpr size_t kFree = 16 << 10;

  // Bytes held until it is destroyed.
  class Share {
   public:
    Share() = default;
    Share(Share&& other) noexcept { *this = std::move(other); }
    Share& operator=(Share&& other) noexcept {
      std::swap(budget_, other.budget_);
      std::swap(bytes_, other.bytes_);
      return *this;
    }
    ~Share() {
      if (budget_ != nullptr) budget_->held_.fetch_sub(bytes_, std::memory_order_relaxed);
    }

   private:
    friend class MemoryBudget;
    std::shared_ptr<MemoryBudget> budget_;
    size_t bytes_ = 0;
  };

  explicit MemoryBudget(size_t max_bytes) : max_bytes_(max_bytes) {}

  // Makes `share` one of `bytes` in all. False, and nothing is changed, where there is no room.
  bool Resize(Share& share, size_t bytes) {
    if (bytes <= kFree) {
      share = Share();
      return true;
    }
    if (bytes > share.bytes_) {
      const size_t more = bytes - share.bytes_;
      if (held_.fetch_add(more, std::memory_order_relaxed) + more > max_bytes_) {
        held_.fetch_sub(more, std::memory_order_relaxed);
        return false;
      }
    } else {
      held_.fetch_sub(share.bytes_ - bytes, std::memory_order_relaxed);
    }
    share.bytes_ = bytes;
    if (share.budget_ == nullptr) share.budget_ = shared_from_this();
    return true;
  }

  size_t held() const { return held_.load(std::memory_order_relaxed); }

 private:
  const size_t max_bytes_;
  std::atomic<size_t> held_ = 0;
};

}  // namespace copperplate::gateway
