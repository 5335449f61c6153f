#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/time/time.h"
#include "libs/metrics/registry.h"
#include "libs/time/clock.h"

namespace copperplate::rpc {

// What became of a task when its turn came.
enum class TaskFate {
  kRun,
  // Its deadline passed while it waited: answer so, do nothing else.
  kExpired,
  // The executor stops: answer so, do nothing else.
  kStopped,
};

// A bounded pool of worker threads with one queue: where handlers may block. Thread-safe.
class Executor {
 public:
  // Called once, on a worker, or on the thread that calls Stop(). Does not throw.
  using Task = absl::AnyInvocable<void(TaskFate)>;

  struct Options {
    size_t workers = 16;
    // Tasks that may wait beside those that run.
    size_t queue_limit = 1024;
  };

  // `registry` and `clock` outlive the executor.
  Executor(const Options& options, metrics::Registry& registry, const Clock& clock);
  // Stops.
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // Queues the first step of a call. False, leaving `task` as it was, when the queue is full or the
  // executor stops.
  [[nodiscard]] bool TrySubmit(Task& task, absl::Time deadline);

  // Queues a further step of a call that was admitted before, whatever the queue's length: there is
  // at most one for each open stream. After Stop() it is run at once with kStopped.
  void Resume(Task task, absl::Time deadline);

  // Waits until nothing is queued or running, at most until `bound` has passed. True when idle.
  bool WaitIdle(absl::Duration bound);

  // Refuses further tasks, gives those queued the fate kStopped, and joins the workers once they
  // have ended what they run. Idempotent.
  void Stop();

 private:
  struct Entry {
    Task task;
    absl::Time deadline;
    absl::Time queued;
  };

  // Unlocks.
  void Push(std::unique_lock<std::mutex>& lock, Entry entry);
  // True when a sleeping worker is to be woken. Under the lock.
  bool TakeWakeUp();
  void Work();

  const Clock& clock_;
  const size_t queue_limit_;
  metrics::Gauge& depth_;
  metrics::Histogram& wait_seconds_;

  // std::mutex, not absl::Mutex: TSan sees through it, and Debian's Abseil is not instrumented.
  std::mutex mutex_;
  std::condition_variable ready_;
  std::condition_variable idle_;
  std::deque<Entry> queue_;
  size_t running_ = 0;
  size_t sleeping_ = 0;
  // A worker has been woken and has not looked yet. It wakes the next one if there is more to do:
  // waking one for each task would cost a burst of short tasks more than the tasks.
  bool waking_ = false;
  bool stopping_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace copperplate::rpc
