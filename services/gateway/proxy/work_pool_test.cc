#include "services/gateway/proxy/work_pool.h"

#include <gtest/gtest.h>

#include <atomic>

#include "libs/testing/event.h"

namespace copperplate::gateway {
namespace {

TEST(WorkPool, DoesWhatItTookAndTakesNoMoreThanItMay) {
  testing::Event begun;
  testing::Event go_on;
  std::atomic<int> done = 0;
  {
    WorkPool pool(1, 2);
    ASSERT_TRUE(pool.Add([&] {
      begun.Set();
      EXPECT_TRUE(go_on.Wait());
      ++done;
    }));
    ASSERT_TRUE(begun.Wait());
    EXPECT_TRUE(pool.Add([&] { ++done; }));
    EXPECT_TRUE(pool.Add([&] { ++done; }));
    EXPECT_FALSE(pool.Add([&] { done += 100; }));
    go_on.Set();
  }
  EXPECT_EQ(done, 3);
}

}  // namespace
}  // namespace copperplate::gateway
