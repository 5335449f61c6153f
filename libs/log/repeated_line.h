#pragma once

#include <mutex>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/time/clock.h"

namespace copperplate::log {

// Keeps a fault that goes on from filling the log: says whether to log it. Thread-safe.
class RepeatedLine {
 public:
  // `clock` outlives this.
  explicit RepeatedLine(const Clock& clock) : clock_(clock) {}

  // True for a text other than the last one logged, and again after ten seconds of the same.
  bool IsDue(absl::string_view text) {
    const absl::Time now = clock_.Now();
    const std::lock_guard lock(mutex_);
    if (text == last_ && now - logged_ < kInterval) return false;
    last_ = std::string(text);
    logged_ = now;
    return true;
  }

 private:
  static constexpr absl::Duration kInterval = absl::Seconds(10);

  const Clock& clock_;
  std::mutex mutex_;
  std::string last_;
  absl::Time logged_ = absl::InfinitePast();
};

}  // namespace copperplate::log
