// Killed backends and a server that stops and comes back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "absl/strings/str_cat.h"
#include "libs/postgres/test_util.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/testing_postgres/private_cluster.h"

namespace copperplate::postgres {
namespace {

using absl::StatusCode;

constexpr Statement kForce{kRead, "force", "SELECT current_setting('app.force')"};
constexpr Statement kEndSelf{kRead, "end_self", "SELECT pg_terminate_backend(pg_backend_pid())"};

int Pid(Session& session) {
  const auto rows = session.Query(kPid);
  EXPECT_TRUE(rows.ok()) << rows.status();
  return rows.ok() ? *(*rows)[0].Get<int>(0) : -1;
}

class ReconnectTest : public ShopTest {
 protected:
  void SetUp() override {
    ShopTest::SetUp();
    if (!HasFatalFailure()) pool_ = MakePool(RuntimeOptions(1));
  }

  Lease Take() {
    auto lease = pool_->Acquire("kent", Soon());
    EXPECT_TRUE(lease.ok()) << lease.status();
    return *std::move(lease);
  }

  // Returns when the backend is gone.
  void Kill(int pid) const {
    EXPECT_EQ(AsSuperuser(absl::StrCat("SELECT pg_terminate_backend(", pid, ", 10000)")), "t");
  }

  std::unique_ptr<Pool> pool_;
};

TEST_F(ReconnectTest, AnIdleConnectionThatWasKilledIsReplacedUnnoticed) {
  int pid;
  {
    Lease lease = Take();
    pid = Pid(lease);
  }
  Kill(pid);
  Lease lease = Take();
  EXPECT_NE(Pid(lease), pid);
  EXPECT_EQ((*lease.Query(kForce))[0].Text(0), "kent");
}

TEST_F(ReconnectTest, AReadIsRunOnceMore) {
  Lease lease = Take();
  const int pid = Pid(lease);
  Kill(pid);
  EXPECT_NE(Pid(lease), pid);
  EXPECT_EQ((*lease.Query(kForce))[0].Text(0), "kent");
}

TEST_F(ReconnectTest, AReadThatKillsItsConnectionIsNotRunForEver) {
  Lease lease = Take();
  const absl::Status status = lease.Query(kEndSelf).status();
  EXPECT_EQ(status.code(), StatusCode::kUnavailable);
  EXPECT_EQ(ErrorReason(status), kDatabaseUnavailable);
  EXPECT_EQ(observer_.Count("end_self"), 2);
}

TEST_F(ReconnectTest, AWriteThatMayHaveBeenMadeIsUnknown) {
  Lease lease = Take();
  ASSERT_TRUE(lease.Execute(kAdd, 1).ok());
  Kill(Pid(lease));
  const absl::Status status = lease.Execute(kAdd, 2).status();
  EXPECT_EQ(status.code(), StatusCode::kUnavailable);
  EXPECT_EQ(ErrorReason(status), kOutcomeUnknown);
  EXPECT_EQ(lease.Execute(kAdd, 3).status(), absl::OkStatus());
}

TEST_F(ReconnectTest, AWriteThatWasNotSentIsRunAgain) {
  Lease lease = Take();
  Kill(Pid(lease));
  EXPECT_EQ(lease.Execute(kAdd, 1).status(), absl::OkStatus());  // it died being prepared
  EXPECT_EQ(observer_.Count("add"), 2);
}

TEST_F(ReconnectTest, ATransactionIsRunAgainOnANewConnection) {
  Lease lease = Take();
  int runs = 0;
  const absl::Status status = lease.Transaction([&](Transaction& transaction) -> absl::Status {
    ABSL_RETURN_IF_ERROR(transaction.Execute(kAdd, 1).status());
    if (++runs == 1) Kill(Pid(transaction));
    return transaction.Execute(kAdd, 2).status();
  });
  EXPECT_EQ(status, absl::OkStatus());
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(*(*lease.Query(kCount))[0].Get<int>(0), 2);
}

TEST_F(ReconnectTest, ATransactionIsNotRunForEver) {
  Lease lease = Take();
  int runs = 0;
  const absl::Status status = lease.Transaction([&](Transaction& transaction) -> absl::Status {
    ++runs;
    return transaction.Query(kEndSelf).status();
  });
  EXPECT_EQ(ErrorReason(status), kDatabaseUnavailable);
  EXPECT_EQ(runs, 2);
}

TEST_F(ReconnectTest, AConnectionLostAtCommitLeavesTheOutcomeUnknown) {
  Lease lease = Take();
  int runs = 0;
  const auto work = [&](Transaction& transaction) -> absl::Status {
    ABSL_RETURN_IF_ERROR(transaction.Execute(kAdd, ++runs).status());
    if (runs == 2) Kill(Pid(transaction));
    return absl::OkStatus();
  };
  ASSERT_EQ(lease.Transaction(work), absl::OkStatus());  // from now on COMMIT is prepared
  const absl::Status status = lease.Transaction(work);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(ErrorReason(status), kOutcomeUnknown);
}

class RestartTest : public ReconnectTest {
 protected:
  void SetUp() override {
    auto cluster = testing_postgres::PrivateCluster::Start();
    ASSERT_TRUE(cluster.ok()) << cluster.status();
    cluster_ = *std::move(cluster);
    auto database =
        testing_postgres::TestDatabase::CreateIn(cluster_->socket_folder(), ShopSchema());
    ASSERT_TRUE(database.ok()) << database.status();
    database_ = *std::move(database);
    PoolOptions options = RuntimeOptions(4);
    options.reconnect_wait = absl::Milliseconds(80);
    pool_ = MakePool(options);
  }
  void TearDown() override {
    pool_.reset();
    database_.reset();
  }

  std::unique_ptr<testing_postgres::PrivateCluster> cluster_;
};

TEST_F(RestartTest, AServerThatIsDownIsUnavailableAndLeavesNothingBehind) {
  std::vector<Lease> held;
  held.reserve(3);
  for (int i = 0; i < 3; ++i) held.push_back(Take());
  for (size_t i = 0; i < held.size(); ++i) ASSERT_TRUE(held[i].Execute(kAdd, i + 1).ok());
  ASSERT_EQ(cluster_->Halt(), absl::OkStatus());

  // A lease that was open when it happened, in and outside a transaction, and new ones.
  EXPECT_EQ(ErrorReason(held[0].Query(kPid).status()), kDatabaseUnavailable);
  EXPECT_EQ(ErrorReason(held[1].Execute(kAdd, 4).status()), kOutcomeUnknown);
  EXPECT_EQ(ErrorReason(held[2].Transaction(
                [](Transaction& transaction) { return transaction.Execute(kAdd, 2).status(); })),
            kDatabaseUnavailable);
  held.clear();
  for (int i = 0; i < 3; ++i) {
    const absl::Status status = pool_->Acquire("kent", Soon()).status();
    EXPECT_EQ(status.code(), StatusCode::kUnavailable);
    EXPECT_EQ(ErrorReason(status), kDatabaseUnavailable);
    EXPECT_EQ(ErrorRetryAfter(status), kRetryAfter);
  }
  EXPECT_EQ(observer_.pool().open, 0);
  EXPECT_EQ(observer_.pool().in_use, 0);

  ASSERT_EQ(cluster_->Resume(), absl::OkStatus());
  std::vector<std::thread> callers;
  callers.reserve(8);
  for (int caller = 0; caller < 8; ++caller) {
    callers.emplace_back([this, caller] {
      for (int i = 0; i < 5; ++i) {
        auto lease = pool_->Acquire("kent", Soon());
        ASSERT_TRUE(lease.ok()) << lease.status();
        EXPECT_EQ(lease->Execute(kAdd, 100 * caller + i + 10).status(), absl::OkStatus());
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  Lease lease = Take();
  EXPECT_EQ(*(*lease.Query(kCount))[0].Get<int>(0), 43);
}

TEST_F(RestartTest, ARestartWithinTheWaitIsOnlyADelay) {
  PoolOptions options = RuntimeOptions(1);
  options.reconnect_wait = absl::Seconds(20);
  int pauses = 0;
  absl::Status resumed = absl::UnknownError("not yet");
  options.sleep = [&](absl::Duration) {
    if (++pauses == 3) resumed = cluster_->Resume();
  };
  const auto pool = MakePool(options);
  ASSERT_TRUE(pool->Acquire("kent", Soon()).ok());
  ASSERT_EQ(cluster_->Halt(), absl::OkStatus());
  auto lease = pool->Acquire("kent", Soon());
  ASSERT_TRUE(lease.ok()) << lease.status();
  EXPECT_EQ(lease->Execute(kAdd, 1).status(), absl::OkStatus());
  EXPECT_EQ(resumed, absl::OkStatus());
  EXPECT_EQ(pauses, 3);
}

TEST_F(RestartTest, APoolCanBeMadeWhileTheServerIsDown) {
  ASSERT_EQ(cluster_->Halt(), absl::OkStatus());
  const auto pool = MakePool(RuntimeOptions(2));
  // Long enough that on a busy machine too an attempt has failed by then.
  EXPECT_EQ(ErrorReason(pool->Acquire("kent", absl::Now() + absl::Seconds(2)).status()),
            kDatabaseUnavailable);
  ASSERT_EQ(cluster_->Resume(), absl::OkStatus());
  EXPECT_TRUE(pool->Acquire("kent", Soon()).ok());
}

}  // namespace
}  // namespace copperplate::postgres
