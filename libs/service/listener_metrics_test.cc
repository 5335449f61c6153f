#include "libs/service/listener_metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/captured_log.h"
#include "libs/testing/fake_clock.h"

namespace copperplate::service {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(ListenerMetrics, SaysWhetherItListensAndOnceWhyNot) {
  const testing::CapturedLog log;
  const log::Logger logger = log.logger();
  metrics::Registry registry;
  const testing::FakeClock clock(absl::FromUnixSeconds(1'700'000'000));
  ListenerMetrics heard("revisions", registry, logger, clock);
  heard.OnListening(false);
  heard.OnFailed("connection refused");
  heard.OnFailed("connection refused");
  EXPECT_THAT(registry.Render(),
              HasSubstr("copperplate_database_listener_connected{listener=\"revisions\"} 0\n"));
  EXPECT_THAT(
      registry.Render(),
      HasSubstr("copperplate_database_listener_failures_total{listener=\"revisions\"} 2\n"));
  EXPECT_THAT(log.lines(),
              ElementsAre(HasSubstr(R"("message":"not listening to the database",)"
                                    R"("listener":"revisions","cause":"connection refused")")));
  heard.OnListening(true);
  EXPECT_THAT(registry.Render(),
              HasSubstr("copperplate_database_listener_connected{listener=\"revisions\"} 1\n"));
}

}  // namespace
}  // namespace copperplate::service
