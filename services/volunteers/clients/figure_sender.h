#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "libs/log/logger.h"
#include "libs/log/repeated_line.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/figure_outbox.h"

namespace copperplate::volunteers {

// Delivers what is due on a thread of its own, from construction to destruction. Every replica has
// one; what they are killed at loses nothing and delivers nothing twice.
class FigureSender {
 public:
  struct Options {
    absl::Duration poll = absl::Seconds(1);    // how often it looks where nothing was due
    absl::Duration lease = absl::Seconds(15);  // longer than a delivery takes
  };

  // All outlive it.
  FigureSender(FigureOutbox& outbox, FigureSink& sink, const Options& options,
               const log::Logger& logger, const Clock& clock);
  // Waits for the delivery under way.
  ~FigureSender();
  FigureSender(const FigureSender&) = delete;
  FigureSender& operator=(const FigureSender&) = delete;

 private:
  void Run();
  // False where this is to end.
  bool Pause();
  void Log(const absl::Status& status);

  FigureOutbox& outbox_;
  FigureSink& sink_;
  const Options options_;
  const log::Logger& logger_;
  log::RepeatedLine failure_line_;
  std::mutex mutex_;
  std::condition_variable stop_changed_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace copperplate::volunteers
