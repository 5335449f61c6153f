#include "libs/server/run.h"

#include <pthread.h>

#include <utility>

#include "absl/strings/str_join.h"
#include "absl/synchronization/mutex.h"

namespace copperplate::server {

void EndLockOrderChecks() { absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore); }

ShutdownSignals::ShutdownSignals() {
  std::signal(SIGPIPE, SIG_IGN);
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGTERM);
  sigaddset(&signals_, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals_, &before_);
}

ShutdownSignals::~ShutdownSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

int ShutdownSignals::Wait() {
  int signal = 0;
  sigwait(&signals_, &signal);
  pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
  return signal;
}

void LogSettings(const log::Logger& logger, const std::vector<std::string>& effective) {
  logger.Info("settings", {{"settings", absl::StrJoin(effective, ", ")}});
}

void CountDroppedLines(std::shared_ptr<const log::StderrSink> sink, metrics::Registry& registry) {
  metrics::Counter& dropped =
      registry.AddCounter("copperplate_log_lines_dropped_total",
                          "Log lines lost because standard error was not read fast enough.");
  registry.BeforeRender([sink = std::move(sink), &dropped] {
    dropped.Increment(static_cast<double>(sink->dropped()) - dropped.Value());
  });
}

int RunUntilSignal(Server& server, ShutdownSignals& signals, const log::Logger& logger) {
  logger.Info("serving", {{"address", server.address()}, {"admin_port", server.admin_port()}});
  const int signal = signals.Wait();
  logger.Info("shutting down", {{"signal", signal}});
  const absl::Status drained = server.Drain();
  if (!drained.ok()) {
    logger.Warning("calls cut off", {{"error", drained.message()}});
    return kExitCutOff;
  }
  logger.Info("stopped");
  return kExitOk;
}

int ReportStartFailure(const log::Logger& logger, const absl::Status& status) {
  logger.Error("cannot start", {{"error", status.message()}});
  return status.code() == absl::StatusCode::kInvalidArgument ? kExitBadConfiguration : kExitFailed;
}

}  // namespace copperplate::server
