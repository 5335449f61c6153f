#include "libs/log/repeated_line.h"

#include <gtest/gtest.h>

#include "libs/testing/fake_clock.h"

namespace copperplate::log {
namespace {

TEST(RepeatedLineTest, TheSameIsLoggedEveryTenSeconds) {
  testing::FakeClock clock(absl::FromUnixSeconds(1'700'000'000));
  RepeatedLine line(clock);
  EXPECT_TRUE(line.IsDue("no route"));
  clock.Advance(absl::Seconds(9));
  EXPECT_FALSE(line.IsDue("no route"));
  clock.Advance(absl::Seconds(1));
  EXPECT_TRUE(line.IsDue("no route"));
}

TEST(RepeatedLineTest, AnotherTextIsLoggedAtOnce) {
  testing::FakeClock clock(absl::FromUnixSeconds(1'700'000'000));
  RepeatedLine line(clock);
  EXPECT_TRUE(line.IsDue("no route"));
  EXPECT_TRUE(line.IsDue("refused"));
  EXPECT_TRUE(line.IsDue("no route"));
}

}  // namespace
}  // namespace copperplate::log
