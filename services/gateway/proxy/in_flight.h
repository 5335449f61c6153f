#pragma once

#include <condition_variable>
#include <mutex>

namespace copperplate::gateway {

// Counts what must end before what it uses does. Thread-safe.
class InFlight {
 public:
  // Counts for as long as it lives: the first member of its owner, so that it goes last.
  class Token {
   public:
    explicit Token(InFlight& in_flight) : in_flight_(in_flight) { in_flight_.Enter(); }
    ~Token() { in_flight_.Leave(); }
    Token(const Token&) = delete;
    Token& operator=(const Token&) = delete;

   private:
    InFlight& in_flight_;
  };

  void AwaitNone() {
    std::unique_lock lock(mutex_);
    none_.wait(lock, [this] { return count_ == 0; });
  }

 private:
  void Enter() {
    const std::lock_guard lock(mutex_);
    ++count_;
  }
  void Leave() {
    const std::lock_guard lock(mutex_);
    if (--count_ == 0) none_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable none_;
  int count_ = 0;
};

}  // namespace copperplate::gateway
