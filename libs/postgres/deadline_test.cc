// What the watchdog does at the deadline, and what the caller is told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "absl/strings/str_cat.h"
#include "libs/postgres/test_util.h"
#include "libs/postgres/watchdog.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/testing_postgres/private_cluster.h"

namespace copperplate::postgres {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;

constexpr Statement kSleep{kRead, "sleep", "SELECT pg_sleep($1)"};

absl::Time In(int milliseconds) { return absl::Now() + absl::Milliseconds(milliseconds); }

int Number(Lease& lease, const Statement& statement) {
  const auto rows = lease.Query(statement);
  EXPECT_TRUE(rows.ok()) << rows.status();
  return rows.ok() ? *(*rows)[0].Get<int>(0) : -1;
}

class DeadlineTest : public ShopTest {
 protected:
  void SetUp() override {
    ShopTest::SetUp();
    if (HasFatalFailure()) return;
    PoolOptions options = RuntimeOptions(1);
    options.cancel_grace = absl::Milliseconds(100);
    pool_ = MakePool(options);
  }

  Lease Take(absl::Time deadline) {
    auto lease = pool_->Acquire("kent", deadline);
    EXPECT_TRUE(lease.ok()) << lease.status();
    return *std::move(lease);
  }

  std::unique_ptr<Pool> pool_;
};

TEST_F(DeadlineTest, AStatementIsCancelledAndTheConnectionKept) {
  const int pid = [&] {
    Lease lease = Take(Soon());
    return Number(lease, kPid);
  }();
  const absl::Time deadline = In(400);
  {
    Lease lease = Take(deadline);
    const absl::Status status = lease.Query(kSleep, 30).status();
    EXPECT_GE(absl::Now(), deadline);
    EXPECT_LT(absl::Now(), deadline + absl::Seconds(10));
    EXPECT_EQ(status.code(), StatusCode::kDeadlineExceeded);
    EXPECT_EQ(ErrorReason(status), kDatabaseDeadline);
    // Whatever comes after the deadline is not even sent.
    EXPECT_EQ(lease.Execute(kAdd, 1).status().code(), StatusCode::kDeadlineExceeded);
  }
  Lease next = Take(Soon());
  EXPECT_EQ(Number(next, kPid), pid);
  EXPECT_EQ(Number(next, kCount), 0);
}

TEST_F(DeadlineTest, PreparingIsBoundedToo) {
  PoolOptions options = Options(database_->OwnerDsn(), 1);
  options.role_check = RoleCheck::kNone;
  const auto owner = MakePool(options);
  auto blocker = owner->AcquireAcrossForces(Soon());
  ASSERT_TRUE(blocker.ok()) << blocker.status();
  const absl::Status outcome = blocker->Transaction([&](Transaction& transaction) -> absl::Status {
    ABSL_RETURN_IF_ERROR(
        transaction.Execute(Statement{kWrite, "lock", "LOCK TABLE item IN ACCESS EXCLUSIVE MODE"})
            .status());
    Lease lease = Take(In(500));
    return lease.Query(kCount).status();
  });
  EXPECT_EQ(outcome.code(), StatusCode::kDeadlineExceeded);
}

TEST_F(DeadlineTest, ATransactionIsRolledBack) {
  {
    Lease lease = Take(In(400));
    const absl::Status status = lease.Transaction([](Transaction& transaction) -> absl::Status {
      ABSL_RETURN_IF_ERROR(transaction.Execute(kAdd, 1).status());
      return transaction.Query(kSleep, 30).status();
    });
    EXPECT_EQ(status.code(), StatusCode::kDeadlineExceeded);
  }
  Lease lease = Take(Soon());
  EXPECT_EQ(Number(lease, kCount), 0);
}

TEST_F(DeadlineTest, ALateCancelNeverHitsTheNextStatement) {
  for (int round = 0; round < 150; ++round) {
    {
      // The sleep ends about when the cancel request goes out.
      auto lease = pool_->Acquire("kent", In(2));
      if (lease.ok()) lease->Query(kSleep, 0.002).status().IgnoreError();
    }
    Lease next = Take(Soon());
    ASSERT_EQ(next.Query(kSleep, 0.0005).status(), absl::OkStatus()) << round;
  }
}

// A call whose caller can be told to leave.
class FakeCall final : public CallScope {
 public:
  std::string CallId() const override { return "call-7"; }
  std::string TraceId() const override { return "0af7651916cd43dd8448eb211c80319c"; }
  bool IsCancelled() const override { return cancelled; }

  std::atomic<bool> cancelled{false};
};

class CancelledTest : public DeadlineTest {
 protected:
  absl::StatusOr<Lease> Acquire() { return pool_->Acquire("kent", Soon(), &call_); }

  // Once the statement runs on the server, its caller leaves.
  void LeaveOnceRunning(absl::string_view statement) {
    const std::string count = absl::StrCat(
        "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND "
        "datname = current_database() AND query LIKE '",
        statement, "%'");
    const absl::Time limit = Soon();
    while (AsSuperuser(count) != "1" && absl::Now() < limit) std::this_thread::yield();
    call_.cancelled = true;
  }

  FakeCall call_;
};

TEST_F(CancelledTest, AStatementEndsWhenItsCallerLeaves) {
  const int pid = [&] {
    Lease lease = Take(Soon());
    return Number(lease, kPid);
  }();
  {
    auto lease = Acquire();
    ASSERT_TRUE(lease.ok()) << lease.status();
    std::thread caller([this] { LeaveOnceRunning("SELECT pg_sleep"); });
    const absl::Time before = absl::Now();
    const absl::Status status = lease->Query(kSleep, 30).status();
    EXPECT_LT(absl::Now(), before + absl::Seconds(15));
    caller.join();
    EXPECT_EQ(status.code(), StatusCode::kCancelled);
    EXPECT_EQ(ErrorReason(status), kCancelled);
    EXPECT_EQ(observer_.Last().sqlstate, "57014");
    // Whatever comes afterwards is not even sent.
    EXPECT_EQ(lease->Execute(kAdd, 1).status().code(), StatusCode::kCancelled);
  }
  Lease next = Take(Soon());
  EXPECT_EQ(Number(next, kPid), pid);
  EXPECT_EQ(Number(next, kCount), 0);
}

TEST_F(CancelledTest, ATransactionIsRolledBackOnTheSameConnection) {
  int pid = 0;
  {
    auto lease = Acquire();
    ASSERT_TRUE(lease.ok()) << lease.status();
    pid = Number(*lease, kPid);
    std::thread caller([this] { LeaveOnceRunning("SELECT pg_sleep"); });
    const absl::Status status = lease->Transaction([](Transaction& transaction) -> absl::Status {
      ABSL_RETURN_IF_ERROR(transaction.Execute(kAdd, 1).status());
      return transaction.Query(kSleep, 30).status();
    });
    caller.join();
    EXPECT_EQ(status.code(), StatusCode::kCancelled);
  }
  Lease next = Take(Soon());
  EXPECT_EQ(Number(next, kPid), pid);
  EXPECT_EQ(Number(next, kCount), 0);
}

TEST_F(CancelledTest, NobodyWaitsForAConnectionWhenTheCallerHasLeft) {
  const Lease held = Take(Soon());
  std::thread caller([this] {
    EXPECT_TRUE(observer_.AwaitWaiting(1));
    call_.cancelled = true;
  });
  const absl::Time before = absl::Now();
  EXPECT_EQ(Acquire().status().code(), StatusCode::kCancelled);
  EXPECT_LT(absl::Now(), before + absl::Seconds(15));
  caller.join();
}

TEST(WatchTest, WhatCannotBeWatchedIsNotUsed) {
  Watchdog watchdog(absl::Milliseconds(100));
  Watchdog::Watch watch(watchdog);
  EXPECT_FALSE(watch.Attach(nullptr, /*socket=*/-1));
}

TEST_F(DeadlineTest, AServerThatIsSilentIsLeft) {
  {
    Lease lease = Take(Soon());
    ASSERT_EQ(Number(lease, kCount), 0);
  }
  int first, second;
  {
    Lease lease = Take(In(1500));
    first = Number(lease, kPid);
    ASSERT_EQ(kill(first, SIGSTOP), 0);
    EXPECT_EQ(ErrorReason(lease.Query(kCount).status()), kDatabaseDeadline);
  }
  {
    Lease lease = Take(In(1500));
    second = Number(lease, kPid);
    ASSERT_TRUE(lease.Execute(kAdd, 1).ok());
    EXPECT_NE(second, first);
    ASSERT_EQ(kill(second, SIGSTOP), 0);
    const absl::Status status = lease.Execute(kAdd, 2).status();
    EXPECT_EQ(status.code(), StatusCode::kUnavailable);
    EXPECT_EQ(ErrorReason(status), kOutcomeUnknown);
    EXPECT_EQ(ErrorRetryAfter(status), kRetryAfter);
  }
  EXPECT_THAT(observer_.Unknown(), ElementsAre("add"));
  Lease lease = Take(Soon());
  EXPECT_NE(Number(lease, kPid), second);
  kill(first, SIGCONT);
  kill(second, SIGCONT);
}

class OwnClusterTest : public DeadlineTest {
 protected:
  void SetUp() override {
    auto cluster = testing_postgres::PrivateCluster::Start();
    ASSERT_TRUE(cluster.ok()) << cluster.status();
    cluster_ = *std::move(cluster);
    auto database =
        testing_postgres::TestDatabase::CreateIn(cluster_->socket_folder(), ShopSchema());
    ASSERT_TRUE(database.ok()) << database.status();
    database_ = *std::move(database);
    PoolOptions options = RuntimeOptions(1);
    options.cancel_grace = absl::Milliseconds(100);
    pool_ = MakePool(options);
  }
  void TearDown() override {
    pool_.reset();
    database_.reset();
  }

  std::unique_ptr<testing_postgres::PrivateCluster> cluster_;
};

TEST_F(OwnClusterTest, ACommitTheStandbyDidNotConfirmIsUnknown) {
  {
    Lease lease = Take(Soon());
    ASSERT_EQ(Number(lease, kCount), 0);
  }
  ASSERT_EQ(cluster_->Set("synchronous_standby_names", "nobody"), absl::OkStatus());
  {
    Lease lease = Take(In(1000));
    const absl::Status status = lease.Execute(kAdd, 1).status();
    EXPECT_EQ(status.code(), StatusCode::kUnavailable);
    EXPECT_EQ(ErrorReason(status), kOutcomeUnknown);
  }
  {
    Lease lease = Take(In(1000));
    const absl::Status status = lease.Transaction(
        [](Transaction& transaction) { return transaction.Execute(kAdd, 2).status(); });
    EXPECT_EQ(ErrorReason(status), kOutcomeUnknown);
  }
  EXPECT_THAT(observer_.Unknown(), ElementsAre("add", "commit"));
  Lease lease = Take(Soon());
  EXPECT_EQ(Number(lease, kCount), 2);  // made here, though nobody was promised it
}

// Leaving is no way to learn that a change was not made.
TEST_F(OwnClusterTest, ACommitThatItsCallerDidNotAwaitIsUnknown) {
  {
    Lease lease = Take(Soon());
    ASSERT_EQ(Number(lease, kCount), 0);
  }
  ASSERT_EQ(cluster_->Set("synchronous_standby_names", "nobody"), absl::OkStatus());
  FakeCall call;
  {
    auto lease = pool_->Acquire("kent", Soon(), &call);
    ASSERT_TRUE(lease.ok()) << lease.status();
    std::thread caller([&] {
      const absl::Time limit = Soon();
      while (AsSuperuser("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") !=
                 "1" &&
             absl::Now() < limit) {
        std::this_thread::yield();
      }
      call.cancelled = true;
    });
    EXPECT_EQ(ErrorReason(lease->Execute(kAdd, 1).status()), kOutcomeUnknown);
    caller.join();
  }
  Lease lease = Take(Soon());
  EXPECT_EQ(Number(lease, kCount), 1);
}

TEST_F(OwnClusterTest, AStoppedPostmasterHoldsUpNobody) {
  std::ifstream file(absl::StrCat(cluster_->socket_folder(), "/data/postmaster.pid"));
  int postmaster = 0;
  file >> postmaster;
  ASSERT_GT(postmaster, 0);
  int backend;
  {
    Lease lease = Take(In(1500));
    backend = Number(lease, kPid);
    ASSERT_EQ(kill(postmaster, SIGSTOP), 0);
    ASSERT_EQ(kill(backend, SIGSTOP), 0);
    // The cancel request is never answered; the socket is shut after the grace all the same.
    EXPECT_EQ(lease.Query(kCount).status().code(), StatusCode::kDeadlineExceeded);
  }
  const absl::Time before = absl::Now();
  pool_.reset();
  EXPECT_LT(absl::Now(), before + absl::Seconds(10));
  kill(postmaster, SIGCONT);
  kill(backend, SIGCONT);
}

}  // namespace
}  // namespace copperplate::postgres
