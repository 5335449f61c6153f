// Leases: whose turn it is, and for which force.
#include "libs/postgres/pool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <atomic>
#include <thread>

#include "absl/strings/str_cat.h"
#include "libs/postgres/test_util.h"
#include "libs/status/error.h"

namespace copperplate::postgres {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;

constexpr Statement kForces{kRead, "forces",
                            "SELECT DISTINCT force FROM item WHERE force <> $1 OR force = $1"};
constexpr Statement kAddOwn{kWrite, "add_own",
                            "INSERT INTO item VALUES ($1, $2) ON CONFLICT (force, id) DO NOTHING"};

class PoolTest : public ShopTest {};

std::vector<std::string> VisibleForces(Lease& lease) {
  std::vector<std::string> forces;
  const auto rows = lease.Query(kForces, lease.force());
  EXPECT_TRUE(rows.ok()) << rows.status();
  if (!rows.ok()) return forces;
  for (const Row row : *rows) forces.push_back(std::string(row.Text(0)));
  return forces;
}

TEST_F(PoolTest, SetsTheForceOnAChangeOnly) {
  const auto pool = MakePool(RuntimeOptions(2));
  for (const char* const force : {"kent", "kent", "kent"}) {
    ASSERT_TRUE(pool->Acquire(force, Soon()).ok());
  }
  EXPECT_EQ(observer_.Count("set_force"), 1);
  // Two forces alternate on two connections: each keeps its own once both are open.
  auto kent = pool->Acquire("kent", Soon());
  auto essex = pool->Acquire("essex", Soon());
  ASSERT_TRUE(kent.ok() && essex.ok());
  kent = absl::CancelledError();
  essex = absl::CancelledError();
  EXPECT_EQ(observer_.Count("set_force"), 2);
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(pool->Acquire("essex", Soon()).ok());
    ASSERT_TRUE(pool->Acquire("kent", Soon()).ok());
  }
  EXPECT_EQ(observer_.Count("set_force"), 2);
}

TEST_F(PoolTest, NeedsAForce) {
  const auto pool = MakePool(RuntimeOptions());
  const absl::Status status = pool->Acquire("", Soon()).status();
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(ErrorReason(status), "FORCE_REQUIRED");
}

TEST_F(PoolTest, WithoutAForceTheRuntimeRoleReachesNoRow) {
  const auto pool = MakePool(RuntimeOptions(1));
  {
    auto fresh = pool->AcquireAcrossForces(Soon());
    ASSERT_TRUE(fresh.ok()) << fresh.status();
    // Never set: an error rather than an empty answer.
    EXPECT_EQ(ErrorMetadata(fresh->Query(kForces, "").status(), "sqlstate"), "42704");
  }
  {
    auto kent = pool->Acquire("kent", Soon());
    ASSERT_TRUE(kent.ok() && kent->Execute(kAddOwn, "kent", 1).ok());
    EXPECT_THAT(VisibleForces(*kent), ElementsAre("kent"));
  }
  auto again = pool->AcquireAcrossForces(Soon());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_THAT(VisibleForces(*again), ElementsAre());
}

// bootstrap.sql gives the roles a default beyond every method's limit, and a pool leaves it.
TEST_F(PoolTest, TheRolesOwnLimitIsTheNetUnderTheDeadlines) {
  constexpr Statement kShow{kRead, "show_limit", "SHOW statement_timeout"};
  for (const std::string& dsn : {database_->RuntimeDsn(), database_->WorkerDsn()}) {
    const auto pool = MakePool(Options(dsn, 1));
    auto lease = pool->AcquireAcrossForces(Soon());
    ASSERT_TRUE(lease.ok()) << lease.status();
    EXPECT_EQ((*lease->Query(kShow))[0].Text(0), "11min");
  }
}

TEST_F(PoolTest, TheWorkerRoleReachesEveryForce) {
  const auto runtime = MakePool(RuntimeOptions(1));
  for (const char* const force : {"essex", "kent"}) {
    ASSERT_TRUE(runtime->Acquire(force, Soon())->Execute(kAddOwn, force, 1).ok());
  }
  const auto worker = MakePool(Options(database_->WorkerDsn(), 1));
  auto lease = worker->AcquireAcrossForces(Soon());
  ASSERT_TRUE(lease.ok()) << lease.status();
  EXPECT_EQ(VisibleForces(*lease).size(), 2u);
}

// Whatever order 43 forces' requests come in, from 8 callers on 4 connections, none sees another's
// row, also when it leaves the force out of the statement, fails, or rolls back.
TEST_F(PoolTest, ALeaseNeverShowsAnotherForcesRow) {
  const auto pool = MakePool(RuntimeOptions(4));
  const auto force_name = [](int number) { return absl::StrCat("force-", number); };
  for (int number = 0; number < 43; ++number) {
    auto lease = pool->Acquire(force_name(number), Soon());
    ASSERT_TRUE(lease.ok()) << lease.status();
    ASSERT_TRUE(lease->Execute(kAddOwn, force_name(number), 1).ok());
  }
  constexpr Statement kSteal{kWrite, "steal", "UPDATE item SET title = $1"};
  constexpr Statement kFail{kRead, "fail", "SELECT 1 / $1::int"};
  const auto visit = [&](int force_number, int kind) {
    const std::string force = force_name(force_number);
    auto lease = pool->Acquire(force, Soon());
    if (!lease.ok()) return lease.status().ToString();
    if (kind == 1) lease->Query(kFail, 0).status().IgnoreError();
    if (kind == 2) {
      lease
          ->Transaction([&](Transaction& transaction) -> absl::Status {
            transaction.Execute(kSteal, force).status().IgnoreError();
            return absl::CancelledError();
          })
          .IgnoreError();
    }
    if (kind == 3) {
      const auto changed = lease->Execute(kSteal, force);
      if (!changed.ok() || *changed != 1) return absl::StrCat(force, " changed others' rows");
    }
    const std::vector<std::string> seen = VisibleForces(*lease);
    return seen == std::vector<std::string>{force} ? "" : absl::StrCat(force, " saw others");
  };
  const bool held = rc::check([&] {
    const auto requests = *rc::gen::container<std::vector<std::pair<int, int>>>(
        64, rc::gen::pair(rc::gen::inRange(0, 43), rc::gen::inRange(0, 4)));
    std::atomic<size_t> next{0};
    std::vector<std::string> faults(requests.size());
    std::vector<std::thread> callers;
    callers.reserve(8);
    for (int caller = 0; caller < 8; ++caller) {
      callers.emplace_back([&] {
        for (size_t i = next++; i < requests.size(); i = next++) {
          faults[i] = visit(requests[i].first, requests[i].second);
        }
      });
    }
    for (std::thread& caller : callers) caller.join();
    for (const std::string& fault : faults) RC_ASSERT(fault == "");
  });
  EXPECT_TRUE(held);
}

TEST_F(PoolTest, ServesThoseWhoWaitInTurn) {
  const auto pool = MakePool(RuntimeOptions(1));
  auto held = pool->Acquire("kent", Soon());
  ASSERT_TRUE(held.ok()) << held.status();
  std::mutex mutex;
  std::vector<int> order;
  std::vector<std::thread> callers;
  for (int i = 0; i < 3; ++i) {
    callers.emplace_back([&, i] {
      const auto lease = pool->Acquire("kent", Soon());
      const std::lock_guard lock(mutex);
      order.push_back(lease.ok() ? i : -1);
    });
    ASSERT_TRUE(observer_.AwaitWaiting(i + 1));
  }
  held = absl::CancelledError();
  for (std::thread& caller : callers) caller.join();
  EXPECT_THAT(order, ElementsAre(0, 1, 2));
}

TEST_F(PoolTest, OneWhoseForceFitsPassesOthersButNotForEver) {
  const auto pool = MakePool(RuntimeOptions(1));
  auto held = pool->Acquire("kent", Soon());
  ASSERT_TRUE(held.ok()) << held.status();
  std::mutex mutex;
  std::vector<std::string> order;
  std::vector<std::thread> callers;
  const std::vector<std::string> queue = {"essex", "kent", "kent", "kent", "kent", "kent"};
  for (size_t i = 0; i < queue.size(); ++i) {
    callers.emplace_back([&, i] {
      const auto lease = pool->Acquire(queue[i], Soon());
      const std::lock_guard lock(mutex);
      order.push_back(lease.ok() ? queue[i] : lease.status().ToString());
    });
    ASSERT_TRUE(observer_.AwaitWaiting(static_cast<int>(i) + 1));
  }
  held = absl::CancelledError();
  for (std::thread& caller : callers) caller.join();
  EXPECT_THAT(order, ElementsAre("kent", "kent", "kent", "kent", "essex", "kent"));
}

TEST_F(PoolTest, WaitsNoLongerThanTheDeadline) {
  const auto pool = MakePool(RuntimeOptions(1));
  auto held = pool->Acquire("kent", Soon());
  ASSERT_TRUE(held.ok()) << held.status();
  const absl::Time deadline = absl::Now() + absl::Milliseconds(30);
  const absl::Status status = pool->Acquire("kent", deadline).status();
  EXPECT_GE(absl::Now(), deadline);
  EXPECT_EQ(status.code(), StatusCode::kDeadlineExceeded);
  EXPECT_EQ(ErrorReason(status), kDatabaseDeadline);
  EXPECT_EQ(observer_.pool().waiting, 0);
  held = absl::CancelledError();
  EXPECT_TRUE(pool->Acquire("kent", Soon()).ok());
}

TEST_F(PoolTest, RefusesWhenTooManyWait) {
  PoolOptions options = RuntimeOptions(1);
  options.max_waiting = 1;
  const auto pool = MakePool(options);
  auto held = pool->Acquire("kent", Soon());
  ASSERT_TRUE(held.ok()) << held.status();
  std::thread waiter([&] { EXPECT_TRUE(pool->Acquire("kent", Soon()).ok()); });
  ASSERT_TRUE(observer_.AwaitWaiting(1));
  const absl::Status status = pool->Acquire("kent", Soon()).status();
  EXPECT_EQ(status.code(), StatusCode::kResourceExhausted);
  EXPECT_EQ(ErrorReason(status), kPoolBusy);
  EXPECT_EQ(ErrorRetryAfter(status), kRetryAfter);
  held = absl::CancelledError();
  waiter.join();
}

TEST_F(PoolTest, OpensNoMoreThanItsSize) {
  const auto pool = MakePool(RuntimeOptions(3));
  std::vector<std::thread> callers;
  callers.reserve(12);
  for (int i = 0; i < 12; ++i) {
    callers.emplace_back([&] {
      for (int j = 0; j < 10; ++j) {
        auto lease = pool->Acquire("kent", Soon());
        EXPECT_TRUE(lease.ok() && lease->Query(kForces, "kent").ok());
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_LE(observer_.pool().open, 3);
  EXPECT_EQ(observer_.pool().in_use, 0);
  EXPECT_LE(std::stoi(AsSuperuser("SELECT count(*) FROM pg_stat_activity WHERE application_name = "
                                  "'shop_test' AND datname = current_database()")),
            3);
}

TEST_F(PoolTest, RefusesBadOptions) {
  const struct {
    void (*spoil)(PoolOptions&);
    const char* reason;
  } kCases[] = {
      {[](PoolOptions& options) { options.size = 0; }, "DATABASE_POOL_SIZE"},
      {[](PoolOptions& options) { options.size = 17; }, "DATABASE_POOL_SIZE"},
      {[](PoolOptions& options) { options.schema = ""; }, "DATABASE_SCHEMA_REQUIRED"},
      {[](PoolOptions& options) { options.schema = "a b"; }, "DATABASE_DSN"},
      {[](PoolOptions& options) { options.dsn = "nonsense"; }, "DATABASE_DSN"},
  };
  for (const auto& test : kCases) {
    PoolOptions options = RuntimeOptions();
    test.spoil(options);
    const absl::Status status = Pool::Create(options, Observer::None()).status();
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
    EXPECT_EQ(ErrorReason(status), test.reason);
  }
}

}  // namespace
}  // namespace copperplate::postgres
