#include "libs/rpc/executor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <vector>

#include "libs/testing/event.h"
#include "libs/testing/fake_clock.h"

namespace copperplate::rpc {
namespace {

using testing::Event;
using testing::FakeClock;
using ::testing::HasSubstr;

constexpr absl::Time kNever = absl::InfiniteFuture();

// An executor with one worker that is held inside a task until Release().
class BusyExecutor : public ::testing::Test {
 protected:
  BusyExecutor() {
    Executor::Task hold = [this](TaskFate) {
      started_.Set();
      EXPECT_TRUE(release_.Wait());
    };
    EXPECT_TRUE(executor_.TrySubmit(hold, kNever));
    EXPECT_TRUE(started_.Wait());
  }
  ~BusyExecutor() override { Release(); }

  void Release() { release_.Set(); }
  bool Submit(Executor::Task task, absl::Time deadline = kNever) {
    return executor_.TrySubmit(task, deadline);
  }

  FakeClock clock_{absl::FromUnixSeconds(1000)};
  metrics::Registry registry_;
  Event started_;
  Event release_;
  Executor executor_{{.workers = 1, .queue_limit = 2}, registry_, clock_};
};

TEST_F(BusyExecutor, RefusesWhatExceedsTheQueueAndLeavesItToTheCaller) {
  std::atomic<int> runs{0};
  const auto count = [&runs](TaskFate fate) { runs += fate == TaskFate::kRun ? 1 : 100; };
  EXPECT_TRUE(Submit(count));
  EXPECT_TRUE(Submit(count));
  Executor::Task third = count;
  EXPECT_FALSE(executor_.TrySubmit(third, kNever));
  EXPECT_TRUE(static_cast<bool>(third));
  EXPECT_THAT(registry_.Render(), HasSubstr("copperplate_executor_queue_depth 2"));

  Release();
  EXPECT_TRUE(executor_.WaitIdle(absl::Seconds(30)));
  EXPECT_EQ(runs, 2);
  EXPECT_THAT(registry_.Render(), HasSubstr("copperplate_executor_queue_depth 0"));
  EXPECT_THAT(registry_.Render(), HasSubstr("copperplate_executor_wait_seconds_count 3"));
}

TEST_F(BusyExecutor, TakesFurtherStepsBeyondTheQueue) {
  std::atomic<int> runs{0};
  for (int i = 0; i < 5; ++i) {
    executor_.Resume([&runs](TaskFate) { ++runs; }, kNever);
  }
  EXPECT_FALSE(Submit([](TaskFate) {}));
  Release();
  EXPECT_TRUE(executor_.WaitIdle(absl::Seconds(30)));
  EXPECT_EQ(runs, 5);
}

TEST_F(BusyExecutor, TellsTasksThatTheirDeadlinePassedInTheQueue) {
  std::atomic<TaskFate> early{TaskFate::kRun};
  std::atomic<TaskFate> late{TaskFate::kStopped};
  EXPECT_TRUE(Submit([&early](TaskFate fate) { early = fate; }, clock_.Now() + absl::Seconds(5)));
  EXPECT_TRUE(Submit([&late](TaskFate fate) { late = fate; }, clock_.Now() + absl::Seconds(20)));
  clock_.Advance(absl::Seconds(5));
  Release();
  EXPECT_TRUE(executor_.WaitIdle(absl::Seconds(30)));
  EXPECT_EQ(early, TaskFate::kExpired);
  EXPECT_EQ(late, TaskFate::kRun);
}

TEST_F(BusyExecutor, IsNotIdleWhileATaskRuns) {
  EXPECT_FALSE(executor_.WaitIdle(absl::ZeroDuration()));
  Release();
  EXPECT_TRUE(executor_.WaitIdle(absl::Seconds(30)));
}

TEST_F(BusyExecutor, StopsByAnsweringTheQueuedAndAwaitingTheRunning) {
  std::atomic<TaskFate> queued{TaskFate::kRun};
  EXPECT_TRUE(Submit([&](TaskFate fate) {
    queued = fate;
    Release();
  }));
  executor_.Stop();
  EXPECT_EQ(queued, TaskFate::kStopped);
  EXPECT_FALSE(Submit([](TaskFate) {}));

  std::atomic<TaskFate> later{TaskFate::kRun};
  executor_.Resume([&later](TaskFate fate) { later = fate; }, kNever);
  EXPECT_EQ(later, TaskFate::kStopped);
  executor_.Stop();
}

TEST(Executor, RunsAsManyTasksAtOnceAsItHasWorkers) {
  metrics::Registry registry;
  Executor executor({.workers = 4, .queue_limit = 16}, registry, Clock::System());
  std::atomic<int> waiting{4};
  Event all;
  for (int i = 0; i < 4; ++i) {
    Executor::Task task = [&](TaskFate) {
      if (--waiting == 0) all.Set();
      EXPECT_TRUE(all.Wait());
    };
    ASSERT_TRUE(executor.TrySubmit(task, kNever));
  }
  EXPECT_TRUE(executor.WaitIdle(absl::Seconds(30)));
  EXPECT_EQ(waiting, 0);
}

TEST(Executor, DropsWhatATaskHoldsBeforeItIsIdle) {
  metrics::Registry registry;
  Executor executor({.workers = 1, .queue_limit = 1}, registry, Clock::System());
  auto held = std::make_shared<int>(1);
  const std::weak_ptr<int> watch = held;
  Executor::Task task = [held = std::move(held)](TaskFate) {};
  ASSERT_TRUE(executor.TrySubmit(task, kNever));
  ASSERT_TRUE(executor.WaitIdle(absl::Seconds(30)));
  EXPECT_TRUE(watch.expired());
}

}  // namespace
}  // namespace copperplate::rpc
