#include "libs/postgres/transaction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "absl/strings/str_cat.h"
#include "libs/postgres/test_util.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/testing/event.h"

namespace copperplate::postgres {
namespace {

using absl::StatusCode;

constexpr Statement kAddTitled{kWrite, "add", "INSERT INTO item VALUES ('kent', $1, $2)"};
constexpr Statement kRename{kWrite, "rename",
                            "UPDATE item SET title = $2 WHERE force = 'kent' AND id = $1"};

class TransactionTest : public ShopTest {
 protected:
  void SetUp() override {
    ShopTest::SetUp();
    if (!HasFatalFailure()) pool_ = MakePool(RuntimeOptions(2));
  }

  Lease Take(absl::Time deadline = Soon()) {
    auto lease = pool_->Acquire("kent", deadline);
    EXPECT_TRUE(lease.ok()) << lease.status();
    return *std::move(lease);
  }
  int64_t Count() {
    Lease lease = Take();
    return *(*lease.Query(kCount))[0].Get<int64_t>(0);
  }

  std::unique_ptr<Pool> pool_;
};

TEST_F(TransactionTest, CommitsAndReturnsWhatTheWorkReturned) {
  Lease lease = Take();
  const absl::StatusOr<int64_t> count =
      lease.Transaction([](Transaction& transaction) -> absl::StatusOr<int64_t> {
        ABSL_RETURN_IF_ERROR(transaction.Execute(kAddTitled, 1, "a").status());
        ABSL_RETURN_IF_ERROR(transaction.Execute(kAddTitled, 2, "b").status());
        ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kCount));
        return rows[0].Get<int64_t>(0);
      });
  ASSERT_TRUE(count.ok()) << count.status();
  EXPECT_EQ(*count, 2);
  EXPECT_EQ(Count(), 2);
}

TEST_F(TransactionTest, AStatusThatIsNotOkRollsBack) {
  Lease lease = Take();
  const absl::Status status = lease.Transaction([](Transaction& transaction) -> absl::Status {
    ABSL_RETURN_IF_ERROR(transaction.Execute(kAddTitled, 1, "a").status());
    return absl::NotFoundError("changed my mind");
  });
  EXPECT_EQ(status, absl::NotFoundError("changed my mind"));
  EXPECT_EQ(*(*lease.Query(kCount))[0].Get<int64_t>(0), 0);
}

TEST_F(TransactionTest, AFailedStatementCannotBeSwallowed) {
  Lease lease = Take();
  const absl::Status status = lease.Transaction([](Transaction& transaction) -> absl::Status {
    ABSL_RETURN_IF_ERROR(transaction.Execute(kAddTitled, 1, "a").status());
    transaction.Execute(kAddTitled, 1, "again").status().IgnoreError();
    EXPECT_EQ(transaction.Execute(kAddTitled, 2, "b").status().code(), StatusCode::kInternal);
    return absl::OkStatus();
  });
  EXPECT_EQ(ErrorReason(status), kUniqueViolation);
  EXPECT_EQ(ErrorMetadata(status, "constraint"), "item_pkey");
  EXPECT_EQ(Count(), 0);
}

TEST_F(TransactionTest, AConstraintCheckedAtCommitIsReported) {
  ASSERT_TRUE(database_
                  ->RunAsOwner("ALTER TABLE shop.item ADD CONSTRAINT one_title UNIQUE (force, "
                               "title) DEFERRABLE INITIALLY DEFERRED")
                  .ok());
  Lease lease = Take();
  const absl::Status status = lease.Transaction([](Transaction& transaction) -> absl::Status {
    ABSL_RETURN_IF_ERROR(transaction.Execute(kAddTitled, 1, "a").status());
    return transaction.Execute(kAddTitled, 2, "a").status();
  });
  EXPECT_EQ(ErrorReason(status), kUniqueViolation);
  EXPECT_EQ(ErrorMetadata(status, "constraint"), "one_title");
  EXPECT_EQ(Count(), 0);
}

TEST_F(TransactionTest, ADeadlockIsRunAgainAndBothSucceed) {
  {
    Lease lease = Take();
    ASSERT_TRUE(lease.Execute(kAddTitled, 1, "").ok());
    ASSERT_TRUE(lease.Execute(kAddTitled, 2, "").ok());
  }
  AsSuperuser(absl::StrCat("ALTER DATABASE ", database_->name(), " SET deadlock_timeout = '10ms'"));
  std::atomic<int> runs{0};
  copperplate::testing::Event ready[2];
  const auto work = [&](int first, int second) {
    Lease lease = Take();
    return lease.Transaction([&](Transaction& transaction) -> absl::Status {
      ++runs;
      ABSL_RETURN_IF_ERROR(transaction.Execute(kRename, first, "x").status());
      ready[first - 1].Set();
      EXPECT_TRUE(ready[second - 1].Wait());
      return transaction.Execute(kRename, second, "x").status();
    });
  };
  absl::Status outcomes[2];
  std::thread other([&] { outcomes[1] = work(2, 1); });
  outcomes[0] = work(1, 2);
  other.join();
  EXPECT_EQ(outcomes[0], absl::OkStatus());
  EXPECT_EQ(outcomes[1], absl::OkStatus());
  EXPECT_EQ(runs, 3);
}

TEST_F(TransactionTest, SerializationFailuresAreRunAgainEvenWhenRenamed) {
  {
    Lease lease = Take();
    ASSERT_TRUE(lease.Execute(kAddTitled, 1, "").ok());
  }
  Lease lease = Take();
  int runs = 0;
  const absl::Status status = lease.Transaction(
      {.isolation = Isolation::kRepeatableRead}, [&](Transaction& transaction) -> absl::Status {
        ++runs;
        ABSL_RETURN_IF_ERROR(transaction.Query(kCount).status());
        if (runs == 1) {
          Lease other = Take();
          ABSL_RETURN_IF_ERROR(other.Execute(kRename, 1, "other").status());
        }
        if (!transaction.Execute(kRename, 1, "mine").ok()) return absl::UnknownError("renamed");
        return absl::OkStatus();
      });
  EXPECT_EQ(status, absl::OkStatus());
  EXPECT_EQ(runs, 2);
}

TEST_F(TransactionTest, GivesUpAtTheDeadlineWithWhatItHad) {
  PoolOptions options = RuntimeOptions(1);
  std::vector<absl::Duration> pauses;
  options.sleep = [&](absl::Duration pause) { pauses.push_back(pause); };
  const auto pool = MakePool(options);
  auto lease = pool->Acquire("kent", absl::Now() + absl::Milliseconds(1500));
  ASSERT_TRUE(lease.ok()) << lease.status();
  constexpr Statement kConflict{kWrite, "conflict",
                                "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$"};
  const absl::Status status = lease->Transaction(
      [&](Transaction& transaction) { return transaction.Execute(kConflict).status(); });
  EXPECT_EQ(ErrorReason(status), "SERIALIZATION_FAILURE");
  ASSERT_GE(pauses.size(), 5u);
  EXPECT_GE(pauses[0], absl::Milliseconds(2));
  EXPECT_LE(pauses[0], absl::Milliseconds(4));
  EXPECT_GE(pauses[4], absl::Milliseconds(32));
  EXPECT_LE(pauses[4], absl::Milliseconds(64));
}

TEST_F(TransactionTest, ReadOnlyRefusesAWrite) {
  Lease lease = Take();
  const absl::Status status = lease.Transaction({.read_only = true}, [](Transaction& transaction) {
    return transaction.Execute(kAddTitled, 1, "a").status();
  });
  EXPECT_EQ(ErrorReason(status), "DATABASE_READ_ONLY");
  EXPECT_EQ(Count(), 0);
}

TEST_F(TransactionTest, AWriteDeclaredAsAReadIsFoundByTests) {
  PoolOptions options = RuntimeOptions(1);
  options.reads_read_only = true;
  const auto pool = MakePool(options);
  auto lease = pool->Acquire("kent", Soon());
  ASSERT_TRUE(lease.ok()) << lease.status();
  constexpr Statement kSays{
      kRead, "says_it_reads",
      "WITH added AS (INSERT INTO item VALUES ('kent', 1) RETURNING id) SELECT id FROM added"};
  EXPECT_EQ(ErrorReason(lease->Query(kSays).status()), "DATABASE_READ_ONLY");
  EXPECT_EQ(lease->Execute(kAddTitled, 2, "a").status(), absl::OkStatus());
  EXPECT_EQ((*lease->Query(kCount))[0].Text(0), "1");
}

}  // namespace
}  // namespace copperplate::postgres
