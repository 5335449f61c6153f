#pragma once

#include <mutex>
#include <utility>

namespace copperplate::testing {

// What a test and the threads of a fake server both use: neither gRPC nor the socket between them
// is an order that ThreadSanitizer could see, and often there is none.
template <typename Value>
class AcrossThreads {
 public:
  AcrossThreads() = default;
  explicit AcrossThreads(Value value) : value_(std::move(value)) {}
  AcrossThreads(const AcrossThreads&) = delete;
  AcrossThreads& operator=(const AcrossThreads&) = delete;

  AcrossThreads& operator=(Value value) {
    const std::lock_guard lock(mutex_);
    value_ = std::move(value);
    return *this;
  }
  Value get() const {
    const std::lock_guard lock(mutex_);
    return value_;
  }
  template <typename Change>
  void Update(Change change) {
    const std::lock_guard lock(mutex_);
    change(value_);
  }

 private:
  mutable std::mutex mutex_;
  Value value_{};
};

}  // namespace copperplate::testing
