#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "libs/log/logger.h"
#include "libs/log/sink.h"

namespace copperplate::testing {

// Keeps the lines a test's code logs. Thread-safe.
class CapturedLog {
 public:
  CapturedLog() : sink_(std::make_shared<Lines>()) {}

  // Down to debug level.
  log::Logger logger(const Clock& clock = Clock::System()) const {
    return log::Logger(sink_, log::Level::kDebug, clock);
  }
  // The JSON lines so far.
  std::vector<std::string> lines() const {
    const std::lock_guard lock(sink_->mutex);
    return sink_->lines;
  }

 private:
  struct Lines final : log::Sink {
    void Write(log::Level, absl::string_view line) override {
      const std::lock_guard lock(mutex);
      lines.emplace_back(line);
    }
    std::mutex mutex;
    std::vector<std::string> lines;
  };

  std::shared_ptr<Lines> sink_;
};

}  // namespace copperplate::testing
