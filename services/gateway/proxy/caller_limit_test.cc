#include "services/gateway/proxy/caller_limit.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace copperplate::gateway {
namespace {

TEST(CallerLimit, CountsCallersApart) {
  CallerLimit limit(2);
  CallerLimit::Slot a = limit.Enter("Bearer a", "192.0.2.1");
  CallerLimit::Slot b = limit.Enter("Bearer a", "192.0.2.2");
  EXPECT_TRUE(a);
  EXPECT_TRUE(b) << "a token is one caller wherever it comes from";
  EXPECT_FALSE(limit.Enter("Bearer a", "192.0.2.3"));
  EXPECT_TRUE(limit.Enter("Bearer b", "192.0.2.1"));
  EXPECT_TRUE(limit.Enter("", "192.0.2.1"));
  EXPECT_TRUE(limit.Enter("", "Bearer a")) << "an address is never taken for a token";
  a = {};
  EXPECT_TRUE(limit.Enter("Bearer a", ""));
}

TEST(NetworkOf, IsAllThatOneCallerHas) {
  EXPECT_EQ(NetworkOf("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(NetworkOf("::ffff:192.0.2.1"), "::ffff:192.0.2.1");
  EXPECT_EQ(NetworkOf("2001:db8::1"), NetworkOf("2001:db8::ffff:0:0:1"));
  EXPECT_NE(NetworkOf("2001:db8::1"), NetworkOf("2001:db8:0:1::1"));
  EXPECT_EQ(NetworkOf("fe80::1%eth0"), NetworkOf("fe80::2%eth1"));
  EXPECT_EQ(NetworkOf(""), "");
}

TEST(CallerLimit, AMovedSlotIsGivenBackOnce) {
  CallerLimit limit(1);
  CallerLimit::Slot first = limit.Enter("a", "");
  CallerLimit::Slot second = std::move(first);
  EXPECT_FALSE(limit.Enter("a", ""));
  second = {};
  EXPECT_TRUE(limit.Enter("a", ""));
}

TEST(CallerLimit, MayBeSharedByThreads) {
  CallerLimit limit(3);
  std::atomic<int> inside = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 2000; ++i) {
        const CallerLimit::Slot slot = limit.Enter("a", "");
        if (!slot) continue;
        EXPECT_LE(++inside, 3);
        --inside;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_TRUE(limit.Enter("a", ""));
}

}  // namespace
}  // namespace copperplate::gateway
