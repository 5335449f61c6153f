#include "libs/server/readiness.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>

#include "libs/rpc/guard.h"

namespace copperplate::server {

Readiness::Readiness(std::vector<ReadinessCheck> checks, absl::Duration interval_failing,
                     absl::Duration interval, std::function<void(bool ready)> on_change)
    : checks_(std::move(checks)),
      interval_failing_(interval_failing),
      interval_(interval),
      on_change_(std::move(on_change)) {
  for (const ReadinessCheck& check : checks_) {
    results_.push_back({check.name, absl::UnavailableError("not checked yet")});
  }
  thread_ = std::thread([this] { Run(); });
}

Readiness::~Readiness() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_changed_.notify_all();
  thread_.join();
}

void Readiness::Run() {
  while (true) {
    for (size_t i = 0; i < checks_.size(); ++i) {
      absl::Status status = rpc::Guarded([&] { return checks_[i].check(); });
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      results_[i].status = std::move(status);
    }
    std::unique_lock lock(mutex_);
    AnnounceLocked();
    const absl::Duration wait = announced_ ? interval_ : interval_failing_;
    if (stop_changed_.wait_for(lock, absl::ToChronoMilliseconds(wait),
                               [this] { return stopping_; })) {
      return;
    }
  }
}

bool Readiness::ReadyLocked() const {
  return !draining_ && std::all_of(results_.begin(), results_.end(),
                                   [](const Result& result) { return result.status.ok(); });
}

void Readiness::AnnounceLocked() {
  const bool ready = ReadyLocked();
  if (ready == announced_) return;
  announced_ = ready;
  on_change_(ready);
}

bool Readiness::ready() const {
  const std::lock_guard lock(mutex_);
  return announced_;
}

std::vector<Readiness::Result> Readiness::results() const {
  const std::lock_guard lock(mutex_);
  std::vector<Result> results = results_;
  if (draining_)
    results.push_back({"drain", absl::UnavailableError("the service is shutting down")});
  return results;
}

void Readiness::Drain() {
  const std::lock_guard lock(mutex_);
  draining_ = true;
  AnnounceLocked();
}

}  // namespace copperplate::server
