#include "libs/server/run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/sinks/base_sink.h>

#include <cstdlib>

#include "absl/synchronization/mutex.h"
#include "libs/rpc/testdata/echo_service.h"
#include "libs/testing/captured_log.h"
#include "libs/testing/event.h"
#include "libs/testing_rpc/harness.h"

namespace copperplate::server {
namespace {

using ::testing::HasSubstr;

// Locks two mutexes in both orders, one after the other, so that nothing can go wrong.
void LockInBothOrders() {
  absl::Mutex one;
  absl::Mutex other;
  {
    const absl::MutexLock first(&one);
    const absl::MutexLock second(&other);
  }
  const absl::MutexLock first(&other);
  const absl::MutexLock second(&one);
}

TEST(EndLockOrderChecks, OrdersMayDifferAfterIt) {
  ::testing::GTEST_FLAG(death_test_style) = "threadsafe";
  EXPECT_DEATH(LockInBothOrders(), "potential deadlock");
  EXPECT_EXIT(
      {
        EndLockOrderChecks();
        LockInBothOrders();
        std::exit(0);
      },
      ::testing::ExitedWithCode(0), "");
}

TEST(ShutdownSignals, AreKeptUntilTheyAreWaitedFor) {
  ShutdownSignals signals;
  raise(SIGTERM);
  EXPECT_EQ(signals.Wait(), SIGTERM);
}

TEST(LogSettings, IsOneLine) {
  const testing::CapturedLog log;
  LogSettings(log.logger(), {"listen=127.0.0.1:0 (command line)", "queue=1024 (default)"});
  ASSERT_EQ(log.lines().size(), 1u);
  EXPECT_THAT(log.lines()[0],
              HasSubstr(R"x("message":"settings","settings":"listen=127.0.0.1:0 (command line), )x"
                        R"x(queue=1024 (default)")x"));
}

// Takes nothing until it is let go.
class StuckSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  testing::Event entered;
  testing::Event release;

 private:
  void sink_it_(const spdlog::details::log_msg&) override {
    entered.Set();
    EXPECT_TRUE(release.Wait());
  }
  void flush_() override {}
};

TEST(CountDroppedLines, CountsWhatAStuckReaderCosts) {
  const auto stuck = std::make_shared<StuckSink>();
  const auto sink = std::make_shared<log::StderrSink>(stuck, 2);
  metrics::Registry registry;
  CountDroppedLines(sink, registry);
  sink->Write(log::Level::kInfo, "taken");
  ASSERT_TRUE(stuck->entered.Wait());
  for (const char* const line : {"first", "second", "third", "fourth", "fifth"}) {
    sink->Write(log::Level::kInfo, line);
  }
  EXPECT_THAT(registry.Render(), HasSubstr("copperplate_log_lines_dropped_total 3\n"));
  EXPECT_THAT(registry.Render(), HasSubstr("copperplate_log_lines_dropped_total 3\n"));
  stuck->release.Set();
}

TEST(ReportStartFailure, TellsABadConfigurationFromTheRest) {
  const testing::CapturedLog log;
  EXPECT_EQ(ReportStartFailure(log.logger(), absl::InvalidArgumentError("no such file")), 2);
  EXPECT_EQ(ReportStartFailure(log.logger(), absl::UnavailableError("in use")), 1);
  ASSERT_EQ(log.lines().size(), 2u);
  EXPECT_THAT(log.lines()[0],
              HasSubstr(R"("level":"error","message":"cannot start","error":"no such file")"));
}

TEST(RunUntilSignal, ServesAndDrainsAndEndsWithZero) {
  ShutdownSignals signals;
  testing_rpc::Harness harness;
  const testing::CapturedLog log;
  const log::Logger logger = log.logger();
  Options options;
  options.insecure = true;
  auto server = Server::Start(options, {.services = {},
                                        .pipeline = harness.pipeline(),
                                        .executor = harness.executor(),
                                        .metrics = harness.metrics(),
                                        .logger = logger,
                                        .checks = {}});
  ASSERT_TRUE(server.ok()) << server.status();
  raise(SIGINT);
  EXPECT_EQ(RunUntilSignal(**server, signals, logger), kExitOk);
  EXPECT_THAT(log.lines().back(), HasSubstr(R"("message":"stopped")"));
}

}  // namespace
}  // namespace copperplate::server
