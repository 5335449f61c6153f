#pragma once

#include <csignal>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "libs/log/logger.h"
#include "libs/log/stderr_sink.h"
#include "libs/metrics/registry.h"
#include "libs/server/server.h"

namespace copperplate::server {

// What a service's process ends with.
enum ExitCode {
  kExitOk = 0,
  // It could not start, or not go on: an address in use, a policy missing.
  kExitFailed = 1,
  // Its configuration is wrong.
  kExitBadConfiguration = 2,
  // It was told to stop, and calls had to be cut off.
  kExitCutOff = 3,
};

// Debian's Abseil is built to watch the order in which threads lock its mutexes, gRPC's among them,
// and to abort where two orders contradict each other: worth having in tests, and about 4% of what
// a small call costs. Ends that for the process.
void EndLockOrderChecks();

// Keeps SIGTERM and SIGINT for Wait(). Made by main() before any thread, since threads take over
// the mask of the one that starts them. SIGPIPE is ignored from then on.
class ShutdownSignals {
 public:
  ShutdownSignals();
  // The mask is again what it was.
  ~ShutdownSignals();
  ShutdownSignals(const ShutdownSignals&) = delete;
  ShutdownSignals& operator=(const ShutdownSignals&) = delete;

  // Returns the signal that came. A second one then ends the process at once.
  int Wait();

 private:
  sigset_t signals_;
  sigset_t before_;
};

// Says in the log what the process was told: `effective` is config::Settings::Effective().
void LogSettings(const log::Logger& logger, const std::vector<std::string>& effective);

// Counts the log lines that were lost because nobody read fast enough:
// `copperplate_log_lines_dropped_total`.
void CountDroppedLines(std::shared_ptr<const log::StderrSink> sink, metrics::Registry& registry);

// Logs that the service is up, waits for a signal, drains. Returns the exit code.
int RunUntilSignal(Server& server, ShutdownSignals& signals, const log::Logger& logger);

// Logs why the service does not start; returns kExitBadConfiguration for INVALID_ARGUMENT and
// kExitFailed for the rest.
int ReportStartFailure(const log::Logger& logger, const absl::Status& status);

}  // namespace copperplate::server
