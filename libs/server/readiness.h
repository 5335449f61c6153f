#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace copperplate::server {

// One condition of being ready: `database`, `schema`, `token keys`.
struct ReadinessCheck {
  std::string name;
  // OK, or why not and what to do about it. On a thread of its own: may block, within reason.
  std::function<absl::Status()> check;
};

// Runs the checks in turn, again and again, and keeps what they said. Thread-safe.
class Readiness {
 public:
  struct Result {
    std::string name;
    absl::Status status;
  };

  // `on_change` hears of each change of ready(), one at a time, on the checking thread or
  // Drain()'s; it must not call back.
  Readiness(std::vector<ReadinessCheck> checks, absl::Duration interval_failing,
            absl::Duration interval, std::function<void(bool ready)> on_change);
  // Ends the thread.
  ~Readiness();
  Readiness(const Readiness&) = delete;
  Readiness& operator=(const Readiness&) = delete;

  // False until every check has run, while one fails, and from Drain() on.
  bool ready() const;
  // Each check by name and its last result, those that have not run yet as UNAVAILABLE.
  std::vector<Result> results() const;

  // Not ready any more, whatever the checks say; `on_change` hears of it here.
  void Drain();

 private:
  void Run();
  bool ReadyLocked() const;
  void AnnounceLocked();

  const std::vector<ReadinessCheck> checks_;
  const absl::Duration interval_failing_;
  const absl::Duration interval_;
  const std::function<void(bool ready)> on_change_;

  mutable std::mutex mutex_;
  std::condition_variable stop_changed_;
  std::vector<Result> results_;
  bool announced_ = false;  // what on_change last heard
  bool draining_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace copperplate::server
