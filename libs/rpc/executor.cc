#include "libs/rpc/executor.h"

#include <chrono>
#include <utility>

namespace copperplate::rpc {

Executor::Executor(const Options& options, metrics::Registry& registry, const Clock& clock)
    : clock_(clock),
      queue_limit_(options.queue_limit),
      depth_(registry.AddGauge("copperplate_executor_queue_depth",
                               "Steps of calls waiting for a worker.")),
      wait_seconds_(registry.AddHistogram("copperplate_executor_wait_seconds",
                                          "Seconds a step of a call waited for a worker.",
                                          metrics::SecondsBounds())) {
  workers_.reserve(options.workers);
  for (size_t i = 0; i < options.workers; ++i) workers_.emplace_back([this] { Work(); });
}

Executor::~Executor() { Stop(); }

bool Executor::TrySubmit(Task& task, absl::Time deadline) {
  const absl::Time now = clock_.Now();
  std::unique_lock lock(mutex_);
  if (stopping_ || queue_.size() >= queue_limit_) return false;
  Push(lock, {std::move(task), deadline, now});
  return true;
}

void Executor::Resume(Task task, absl::Time deadline) {
  const absl::Time now = clock_.Now();
  std::unique_lock lock(mutex_);
  if (stopping_) {
    lock.unlock();
    task(TaskFate::kStopped);
    return;
  }
  Push(lock, {std::move(task), deadline, now});
}

void Executor::Push(std::unique_lock<std::mutex>& lock, Entry entry) {
  queue_.push_back(std::move(entry));
  depth_.Set(static_cast<double>(queue_.size()));
  const bool wake = TakeWakeUp();
  lock.unlock();
  if (wake) ready_.notify_one();
}

bool Executor::TakeWakeUp() {
  if (waking_ || sleeping_ == 0 || queue_.empty()) return false;
  waking_ = true;
  return true;
}

void Executor::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    while (!stopping_ && queue_.empty()) {
      ++sleeping_;
      ready_.wait(lock);
      --sleeping_;
      waking_ = false;
    }
    if (stopping_) return;  // Stop() answers what is queued
    Entry entry = std::move(queue_.front());
    queue_.pop_front();
    depth_.Set(static_cast<double>(queue_.size()));
    ++running_;
    const bool wake = TakeWakeUp();
    lock.unlock();
    if (wake) ready_.notify_one();

    const absl::Time now = clock_.Now();
    wait_seconds_.Observe(absl::ToDoubleSeconds(now - entry.queued));
    entry.task(now >= entry.deadline ? TaskFate::kExpired : TaskFate::kRun);
    entry.task = nullptr;  // what it holds goes before the executor counts as idle

    lock.lock();
    --running_;
    if (running_ == 0 && queue_.empty()) idle_.notify_all();
  }
}

bool Executor::WaitIdle(absl::Duration bound) {
  std::unique_lock lock(mutex_);
  return idle_.wait_for(lock, absl::ToChronoMilliseconds(bound),
                        [this] { return running_ == 0 && queue_.empty(); });
}

void Executor::Stop() {
  std::deque<Entry> left;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
    left.swap(queue_);
    depth_.Set(0);
  }
  ready_.notify_all();
  for (Entry& entry : left) entry.task(TaskFate::kStopped);
  for (std::thread& worker : workers_) worker.join();
}

}  // namespace copperplate::rpc
