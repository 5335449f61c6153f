#include "libs/testing/event.h"

#include <gtest/gtest.h>

#include <thread>

#include "libs/testing/captured_log.h"
#include "libs/testing/fake_clock.h"

namespace copperplate::testing {
namespace {

TEST(Event, LetsAWaiterGoOnce) {
  Event event;
  EXPECT_FALSE(event.IsSet());
  EXPECT_FALSE(event.Wait(std::chrono::seconds(0)));
  std::thread setter([&event] { event.Set(); });
  EXPECT_TRUE(event.Wait());
  setter.join();
  EXPECT_TRUE(event.IsSet());
}

TEST(FakeClock, MovesByHandOnly) {
  FakeClock clock(absl::FromUnixSeconds(100));
  EXPECT_EQ(clock.Now(), absl::FromUnixSeconds(100));
  clock.Advance(absl::Seconds(5));
  EXPECT_EQ(clock.Now(), absl::FromUnixSeconds(105));
  clock.Set(absl::FromUnixSeconds(1));
  EXPECT_EQ(clock.Now(), absl::FromUnixSeconds(1));
}

TEST(CapturedLog, KeepsEveryLevel) {
  const FakeClock clock(absl::FromUnixSeconds(0));
  const CapturedLog log;
  log.logger(clock).Debug("looked", {{"rows", 2}});
  ASSERT_EQ(log.lines().size(), 1u);
  EXPECT_EQ(
      log.lines()[0],
      R"({"time":"1970-01-01T00:00:00.000000Z","level":"debug","message":"looked","rows":2})");
}

}  // namespace
}  // namespace copperplate::testing
