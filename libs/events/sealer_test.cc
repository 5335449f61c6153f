// The sealer at work beside writers, readers, rivals and killed connections.
#include "libs/events/sealer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <thread>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/events/test_util.h"
#include "libs/postgres/sqlstate.h"
#include "libs/status/error.h"

namespace copperplate::events {
namespace {

using postgres::Lease;
using postgres::Transaction;

constexpr int kWriters = 8;
constexpr char kForces[][8] = {"essex", "kent"};

class CountingObserver : public SealerObserver {
 public:
  void OnBatch(const Batch& batch) override {
    events_ += batch.events;
    ++looks_;
  }
  void OnFailure(const absl::Status&) override { ++failures_; }
  int events() const { return events_; }
  int failures() const { return failures_; }
  int looks() const { return looks_; }
  // Returns when it has looked so often; false after a minute.
  bool AwaitLooks(int enough) const {
    const absl::Time limit = absl::Now() + absl::Minutes(1);
    while (looks_ < enough && absl::Now() < limit) std::this_thread::yield();
    return looks_ >= enough;
  }

 private:
  std::atomic<int> events_{0};
  std::atomic<int> failures_{0};
  std::atomic<int> looks_{0};
};

SealerOptions QuickOptions() {
  SealerOptions options;
  options.batch.size = 37;  // many batches
  options.poll = absl::Milliseconds(2);
  options.standby_poll = absl::Milliseconds(5);
  options.failure_pause = absl::Milliseconds(5);
  return options;
}

class SealerTest : public OutboxTest {
 protected:
  // Each writer makes `transactions` transactions of one to three events, now for one force, now
  // for the other; every fifth is rolled back. Subjects are `writer/transaction/part`.
  void WriteFromManySides(int transactions) {
    std::vector<std::thread> writers;
    writers.reserve(kWriters);
    for (int writer = 0; writer < kWriters; ++writer) {
      writers.emplace_back([this, writer, transactions] {
        for (int i = 0; i < transactions; ++i) WriteSome(writer, i);
      });
    }
    for (std::thread& writer : writers) writer.join();
  }

  void WriteSome(int writer, int i) {
    const char* const force = kForces[(writer + i) % 2];
    Lease lease = Take(*runtime_, force);
    const absl::Status status = lease.Transaction([&](Transaction& transaction) -> absl::Status {
      for (int part = 0; part <= i % 3; ++part) {
        ABSL_RETURN_IF_ERROR(
            WriteEvent(transaction, force, Change(absl::StrCat(writer, "/", i, "/", part))));
      }
      return i % 5 == 4 ? absl::CancelledError() : absl::OkStatus();
    });
    EXPECT_EQ(status.ok(), i % 5 != 4) << status;
    if (status.ok()) committed_ += i % 3 + 1;
  }

  // Returns when nothing waits to be sealed; false after a minute.
  bool AwaitSealed() {
    while (absl::Now() < limit_) {
      if (AsOwner("SELECT count(*) FROM outbox.event_out") == "0") return true;
    }
    return false;
  }

  // Everything committed is there once, in order within its writer, and the chains hold.
  void CheckAll() {
    int total = 0;
    for (const char* const force : kForces) {
      const std::vector<std::string> subjects = Subjects(force);
      total += static_cast<int>(subjects.size());
      EXPECT_EQ(std::set<std::string>(subjects.begin(), subjects.end()).size(), subjects.size());
      std::map<int, std::pair<int, int>> last;
      for (const std::string& subject : subjects) {
        const std::vector<std::string> parts = absl::StrSplit(subject, '/');
        const std::pair<int, int> place(std::stoi(parts[1]), std::stoi(parts[2]));
        const auto [found, first] = last.emplace(std::stoi(parts[0]), place);
        EXPECT_TRUE(first || found->second < place) << subject;
        found->second = place;
      }
      const auto head = Verify(force);
      ASSERT_TRUE(head.ok()) << head.status();
      EXPECT_EQ(head->position, static_cast<int64_t>(subjects.size()));
      EXPECT_EQ(AsOwner(absl::StrCat("SELECT position FROM outbox.event_head WHERE force = '",
                                     force, "'")),
                absl::StrCat(head->position));
    }
    EXPECT_EQ(total, committed_);
  }

  std::atomic<int> committed_{0};
  const absl::Time limit_ = absl::Now() + absl::Minutes(1);
};

// A reader that continues from the last position it saw misses nothing and sees nothing twice,
// whatever order the writers commit in.
TEST_F(SealerTest, AReaderByPositionMissesNothingWhileEightWrite) {
  CountingObserver observer;
  std::vector<std::string> read;
  std::atomic<bool> done{false};
  {
    Sealer sealer(*worker_, QuickOptions(), observer);
    std::thread reader([&] {
      for (bool last = false;; last = done) {
        for (std::string& subject : Subjects("kent", static_cast<int64_t>(read.size()))) {
          read.push_back(std::move(subject));
        }
        if (last) return;
      }
    });
    WriteFromManySides(60);
    EXPECT_TRUE(AwaitSealed());
    done = true;
    reader.join();
  }
  EXPECT_EQ(observer.events(), committed_);
  EXPECT_EQ(observer.failures(), 0);
  EXPECT_EQ(read, Subjects("kent"));
  CheckAll();
}

TEST_F(SealerTest, WhenOneSealerEndsTheOtherTakesOver) {
  const auto other_pool = MakePool(database_->WorkerDsn(), 2);
  CountingObserver first_observer, second_observer;
  auto first = std::make_unique<Sealer>(*worker_, QuickOptions(), first_observer);
  Sealer second(*other_pool, QuickOptions(), second_observer);
  WriteFromManySides(20);
  EXPECT_TRUE(AwaitSealed());
  EXPECT_EQ(first_observer.events() + second_observer.events(), committed_);
  first.reset();
  const int before = second_observer.events();
  WriteFromManySides(5);
  EXPECT_TRUE(AwaitSealed());
  EXPECT_GT(second_observer.events(), before);
  EXPECT_EQ(first_observer.events() + second_observer.events(), committed_);
}

TEST_F(SealerTest, KilledConnectionsLoseNothingAndDoubleNothing) {
  const auto other_pool = MakePool(database_->WorkerDsn(), 2);
  Sealer first(*worker_, QuickOptions(), SealerObserver::None());
  Sealer second(*other_pool, QuickOptions(), SealerObserver::None());
  std::atomic<bool> done{false};
  int killed = 0;
  std::thread killer([&] {
    while (!done) {
      const auto count = database_->RunAsSuperuser(
          "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
          "WHERE usename = 'outbox_worker' AND datname = current_database() "
          "AND state <> 'idle'");
      int number = 0;
      if (count.ok() && absl::SimpleAtoi(*count, &number)) killed += number;
    }
  });
  WriteFromManySides(60);
  done = true;
  killer.join();
  EXPECT_GT(killed, 0);
  EXPECT_TRUE(AwaitSealed());
  CheckAll();
}

// A sealer at work asks 33 times a second; each that stands by must not.
TEST_F(SealerTest, OneIsAtWorkAndTheOthersStandBy) {
  CountingObserver working_observer;
  Sealer working(*worker_, QuickOptions(), working_observer);
  ASSERT_EQ(Write("kent", {"a"}), absl::OkStatus());
  ASSERT_TRUE(AwaitSealed());

  SealerOptions patient = QuickOptions();
  patient.standby_poll = absl::Hours(1);
  const auto other_pool = MakePool(database_->WorkerDsn(), 1);
  CountingObserver standby_observer;
  Sealer standby(*other_pool, patient, standby_observer);
  ASSERT_TRUE(standby_observer.AwaitLooks(1));
  ASSERT_TRUE(working_observer.AwaitLooks(working_observer.looks() + 200));
  EXPECT_EQ(standby_observer.looks(), 1);
}

}  // namespace
}  // namespace copperplate::events
