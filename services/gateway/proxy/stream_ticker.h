#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include "absl/time/time.h"

namespace copperplate::gateway {

// Calls functions now and then, on a thread of its own: for streams that must not fall silent.
// Thread-safe.
class StreamTicker {
 public:
  explicit StreamTicker(absl::Duration interval);
  ~StreamTicker();

  // `tick` must not block, nor call back. It may run once more while it is being removed.
  int64_t Add(std::function<void()> tick);
  void Remove(int64_t id);

 private:
  const absl::Duration interval_;
  std::mutex mutex_;  // guards what follows, less the thread
  std::map<int64_t, std::function<void()>> ticks_;
  int64_t last_id_ = 0;
  bool stopping_ = false;
  std::condition_variable stop_;
  std::thread thread_;
};

}  // namespace copperplate::gateway
