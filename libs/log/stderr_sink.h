#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "libs/log/sink.h"

namespace spdlog::sinks {
class sink;
}

namespace copperplate::log {

// Lines kept for a reader that is slower than the service. Beyond it the oldest are dropped: a
// blocked pipe must not stop calls.
inline constexpr size_t kDefaultQueuedLines = 2048;

// Writes to standard error from a thread of its own. Destroying it writes what is queued.
class StderrSink final : public Sink {
 public:
  explicit StderrSink(size_t queued_lines = kDefaultQueuedLines);
  // As above, to another sink of spdlog.
  StderrSink(std::shared_ptr<spdlog::sinks::sink> target, size_t queued_lines);
  ~StderrSink() override;

  void Write(Level level, absl::string_view line) override;

  // Lines dropped so far because the queue was full.
  uint64_t dropped() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace copperplate::log
