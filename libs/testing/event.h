#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace copperplate::testing {

// Something that happens once, waited for with a bound: absl::Notification without the Abseil
// synchronisation that TSan cannot see.
class Event {
 public:
  // Whoever waits may destroy the event as soon as it hears of it, so nothing is done to it after
  // the lock.
  void Set() {
    const std::lock_guard lock(mutex_);
    set_ = true;
    changed_.notify_all();
  }
  bool IsSet() const {
    const std::lock_guard lock(mutex_);
    return set_;
  }
  // False where it has not happened within the bound, which is there to end a broken test.
  [[nodiscard]] bool Wait(std::chrono::seconds bound = std::chrono::seconds(30)) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, bound, [this] { return set_; });
  }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  bool set_ = false;
};

}  // namespace copperplate::testing
