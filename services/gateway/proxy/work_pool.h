#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace copperplate::gateway {

// A few threads for work that would hold up others. Bounded; thread-safe.
class WorkPool {
 public:
  WorkPool(int threads, size_t max_waiting);
  // Does what waits, then ends.
  ~WorkPool();

  // False where too much waits already: `work` is not taken.
  bool Add(std::function<void()> work);

 private:
  void Run();

  const size_t max_waiting_;
  std::mutex mutex_;  // guards what follows, less the threads
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace copperplate::gateway
