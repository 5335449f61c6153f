#include "libs/uuid/uuid.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>
#include <vector>

#include "libs/testing/fake_clock.h"

namespace copperplate {
namespace {

using copperplate::testing::FakeClock;

const absl::Time kNow = absl::FromUnixMillis(0x017F22E279B0);

void Fill(absl::Span<uint8_t> bytes, uint8_t value) {
  std::fill(bytes.begin(), bytes.end(), value);
}

// The example of RFC 9562, A.6, has its counter above 0x800, which we leave free: so the time of
// that example with random bytes of our own.
TEST(UuidGenerator, LaysOutTimeVersionCounterVariantAndRandomBits) {
  FakeClock clock(kNow);
  UuidGenerator ones(clock, [](absl::Span<uint8_t> bytes) { Fill(bytes, 0xFF); });
  EXPECT_EQ(ones.NextText(), "017f22e2-79b0-77ff-bfff-ffffffffffff");
  UuidGenerator zeros(clock, [](absl::Span<uint8_t> bytes) { Fill(bytes, 0); });
  EXPECT_EQ(zeros.NextText(), "017f22e2-79b0-7000-8000-000000000000");
}

TEST(UuidGenerator, CountsWithinAMillisecond) {
  FakeClock clock(kNow);
  UuidGenerator uuids(clock, [](absl::Span<uint8_t> bytes) { Fill(bytes, 0); });
  EXPECT_EQ(uuids.NextText(), "017f22e2-79b0-7000-8000-000000000000");
  EXPECT_EQ(uuids.NextText(), "017f22e2-79b0-7001-8000-000000000000");
  clock.Advance(absl::Milliseconds(1));
  EXPECT_EQ(uuids.NextText(), "017f22e2-79b1-7000-8000-000000000000");
}

TEST(UuidGenerator, GrowsWhenTheClockStepsBackAndWhenTheCounterIsSpent) {
  FakeClock clock(kNow);
  UuidGenerator uuids(clock, [](absl::Span<uint8_t> bytes) { Fill(bytes, 0xFF); });
  std::string last = uuids.NextText();
  clock.Advance(-absl::Hours(1));
  for (int i = 0; i < 10000; ++i) {
    std::string next = uuids.NextText();
    ASSERT_LT(last, next) << i;
    last = std::move(next);
  }
  EXPECT_EQ(last.substr(0, 13), "017f22e2-79b2");
}

TEST(UuidGenerator, GivesEachThreadItsOwn) {
  UuidGenerator uuids(Clock::System(), SystemRandom());
  std::vector<std::vector<Uuid>> made(4);
  std::vector<std::thread> threads;
  threads.reserve(made.size());
  for (auto& mine : made) {
    threads.emplace_back([&uuids, &mine] {
      for (int i = 0; i < 2000; ++i) mine.push_back(uuids.Next());
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::set<Uuid> all;
  for (const auto& mine : made) {
    EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
    all.insert(mine.begin(), mine.end());
  }
  EXPECT_EQ(all.size(), 8000u);
}

}  // namespace
}  // namespace copperplate
