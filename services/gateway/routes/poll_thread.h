#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "absl/time/time.h"

namespace copperplate::gateway {

// Calls a function every `interval`, on a thread of its own, for as long as it lives.
class PollThread {
 public:
  PollThread(absl::Duration interval, std::function<void()> poll);
  ~PollThread();
  PollThread(const PollThread&) = delete;
  PollThread& operator=(const PollThread&) = delete;

 private:
  std::mutex mutex_;
  bool stopping_ = false;
  std::condition_variable stop_;
  std::thread thread_;
};

}  // namespace copperplate::gateway
