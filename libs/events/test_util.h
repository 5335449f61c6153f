#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "libs/events/event_writer.h"
#include "libs/events/seal_batch.h"
#include "libs/events/verify_chain.h"
#include "libs/postgres/pool.h"
#include "libs/status/status_macros.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::events {

inline constexpr postgres::Statement kSubjects{postgres::kRead, "subjects", R"(
    SELECT position, subject FROM event WHERE force = $1 AND position > $2 ORDER BY position)"};

inline absl::Time Soon() { return absl::Now() + absl::Seconds(60); }

// A UUID that no other call gives.
inline std::string FreshId() {
  static std::atomic<int64_t> count{0};
  return absl::StrFormat("00000000-0000-7000-8000-%012x", ++count);
}

inline Event Change(const std::string& subject) {
  return {.id = FreshId(),
          .occurred_at = std::nullopt,
          .actor = "user-1",
          .call_id = "r",
          .type = "thing.changed",
          .subject = subject,
          .before = std::nullopt,
          .after = "{\"a\":  1}"};
}

// A database with the outbox of testdata/schema and pools of its roles.
class OutboxTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto database = testing_postgres::TestDatabase::Create(
        {.service = "outbox", .sqitch_folder = "libs/events/testdata/schema", .sql = ""});
    ASSERT_TRUE(database.ok()) << database.status();
    database_ = *std::move(database);
    runtime_ = MakePool(database_->RuntimeDsn(), 8);
    worker_ = MakePool(database_->WorkerDsn(), 2);
  }

  static std::unique_ptr<postgres::Pool> MakePool(const std::string& dsn, int size) {
    postgres::PoolOptions options;
    options.dsn = dsn;
    options.schema = "outbox";
    options.reads_read_only = true;
    options.size = size;
    auto pool = postgres::Pool::Create(std::move(options), postgres::Observer::None());
    EXPECT_TRUE(pool.ok()) << pool.status();
    return *std::move(pool);
  }

  postgres::Lease Take(postgres::Pool& pool, absl::string_view force) {
    auto lease = force.empty() ? pool.AcquireAcrossForces(Soon()) : pool.Acquire(force, Soon());
    EXPECT_TRUE(lease.ok()) << lease.status();
    return *std::move(lease);
  }

  // One transaction with an event for each subject.
  absl::Status Write(absl::string_view force, const std::vector<std::string>& subjects) {
    postgres::Lease lease = Take(*runtime_, force);
    return lease.Transaction([&](postgres::Transaction& transaction) -> absl::Status {
      for (const std::string& subject : subjects) {
        ABSL_RETURN_IF_ERROR(WriteEvent(transaction, force, Change(subject)));
      }
      return absl::OkStatus();
    });
  }

  absl::StatusOr<Batch> Seal(int size = 1000) {
    postgres::Lease lease = Take(*worker_, "");
    return SealBatch(lease, {.size = size, .channel = "outbox_event"}, after_force_);
  }

  std::vector<std::string> Subjects(absl::string_view force, int64_t after = 0) {
    postgres::Lease lease = Take(*runtime_, force);
    std::vector<std::string> subjects;
    const auto rows = lease.Query(kSubjects, force, after);
    EXPECT_TRUE(rows.ok()) << rows.status();
    for (const postgres::Row row : *rows) subjects.push_back(std::string(row.Text(1)));
    return subjects;
  }

  absl::StatusOr<Head> Verify(absl::string_view force, Head from = {}) {
    postgres::Lease lease = Take(*runtime_, force);
    return VerifyChain(lease, force, from);
  }

  std::string AsOwner(absl::string_view sql) {
    auto value = database_->RunAsOwner(sql);
    EXPECT_TRUE(value.ok()) << value.status();
    return value.value_or("");
  }

  std::unique_ptr<testing_postgres::TestDatabase> database_;
  std::unique_ptr<postgres::Pool> runtime_;
  std::unique_ptr<postgres::Pool> worker_;
  std::string after_force_;
};

}  // namespace copperplate::events
