#include "libs/server/readiness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <stdexcept>

#include "libs/testing/status_matchers.h"

namespace copperplate::server {
namespace {

using ::testing::ElementsAre;
using testing::IsOk;
using testing::StatusIs;

// What on_change was told, in order.
class Changes {
 public:
  void Add(bool ready) {
    {
      const std::lock_guard lock(mutex_);
      heard_.push_back(ready);
    }
    grown_.notify_all();
  }
  std::vector<bool> WaitFor(size_t count) {
    std::unique_lock lock(mutex_);
    grown_.wait_for(lock, std::chrono::seconds(30), [&] { return heard_.size() >= count; });
    return heard_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable grown_;
  std::vector<bool> heard_;
};

constexpr absl::Duration kSoon = absl::Milliseconds(1);

TEST(Readiness, FollowsItsChecksAndKeepsTheirReasons) {
  Changes changes;
  std::atomic<bool> up{false};
  Readiness readiness({{"database", [] { return absl::OkStatus(); }},
                       {"schema",
                        [&up] {
                          return up ? absl::OkStatus()
                                    : absl::FailedPreconditionError("change x is not deployed");
                        }}},
                      kSoon, kSoon, [&changes](bool ready) { changes.Add(ready); });
  up = true;
  EXPECT_THAT(changes.WaitFor(1), ElementsAre(true));
  EXPECT_TRUE(readiness.ready());
  up = false;
  EXPECT_THAT(changes.WaitFor(2), ElementsAre(true, false));
  EXPECT_FALSE(readiness.ready());
  const auto results = readiness.results();
  ASSERT_EQ(results.size(), 2u);
  EXPECT_EQ(results[0].name, "database");
  EXPECT_THAT(results[0].status, IsOk());
  EXPECT_THAT(results[1].status,
              StatusIs(absl::StatusCode::kFailedPrecondition, "change x is not deployed"));
}

TEST(Readiness, WithoutChecksIsReadyUntilItDrains) {
  Changes changes;
  Readiness readiness({}, kSoon, kSoon, [&changes](bool ready) { changes.Add(ready); });
  EXPECT_THAT(changes.WaitFor(1), ElementsAre(true));
  readiness.Drain();
  EXPECT_THAT(changes.WaitFor(2), ElementsAre(true, false));
  EXPECT_FALSE(readiness.ready());
  const auto results = readiness.results();
  ASSERT_EQ(results.size(), 1u);
  EXPECT_THAT(results[0].status,
              StatusIs(absl::StatusCode::kUnavailable, "the service is shutting down"));
}

TEST(Readiness, IsNotReadyWhereACheckThrows) {
  std::atomic<int> runs{0};
  Changes changes;
  Readiness readiness({{"odd",
                        [&]() -> absl::Status {
                          if (++runs == 3) changes.Add(false);
                          throw std::runtime_error("x");
                        }}},
                      kSoon, kSoon, [](bool) { ADD_FAILURE() << "never ready"; });
  changes.WaitFor(1);
  EXPECT_THAT(readiness.results().at(0).status, StatusIs(absl::StatusCode::kInternal));
}

}  // namespace
}  // namespace copperplate::server
