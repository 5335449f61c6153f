#include "libs/server/run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/rpc/testdata/echo_service.h"
#include "libs/testing/captured_log.h"
#include "libs/testing_rpc/harness.h"

namespace copperplate::server {
namespace {

using ::testing::HasSubstr;

TEST(ShutdownSignals, AreKeptUntilTheyAreWaitedFor) {
  ShutdownSignals signals;
  raise(SIGTERM);
  EXPECT_EQ(signals.Wait(), SIGTERM);
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
