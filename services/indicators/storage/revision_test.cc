#include "services/indicators/storage/revision.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "libs/status/status_macros.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/service_database.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using postgres::Lease;
using postgres::Transaction;
using testing::HasReason;
using testing::StatusIs;

class RevisionTest : public ::testing::Test {
 protected:
  void SetUp() override { ABSL_ASSERT_OK_AND_ASSIGN(storage_, ServiceDatabase::Create(8)); }

  Lease Take(absl::string_view force = kForce, absl::Duration limit = absl::Seconds(30)) {
    auto lease = storage_->pool().Acquire(force, absl::Now() + limit);
    EXPECT_TRUE(lease.ok()) << lease.status();
    return *std::move(lease);
  }
  // One whole revision; its instant.
  absl::Time Revise(absl::string_view force = kForce) {
    Lease lease = Take(force);
    const auto instant = lease.Transaction([&](Transaction& tx) -> absl::StatusOr<absl::Time> {
      ABSL_ASSIGN_OR_RETURN(const int64_t number, BeginRevision(tx, force));
      return EndRevision(tx, force, number, "somebody");
    });
    EXPECT_TRUE(instant.ok()) << instant.status();
    return *instant;
  }
  absl::StatusOr<Revisions> At(std::optional<absl::Time> known_at,
                               absl::Duration limit = absl::Seconds(30)) {
    Lease lease = Take(kForce, limit);
    return ResolveKnownAt(lease, kForce, known_at);
  }
  std::string Value(absl::string_view sql) { return *storage_->database().RunAsSuperuser(sql); }

  std::unique_ptr<ServiceDatabase> storage_;
};

TEST_F(RevisionTest, NumbersAreDenseAndInstantsRiseUnderConcurrency) {
  std::vector<std::thread> writers;
  writers.reserve(6);
  for (int i = 0; i < 6; ++i) {
    writers.emplace_back([&, i] {
      for (int j = 0; j < 10; ++j) Revise(i < 4 ? kForce : "essex");
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(Value("SELECT string_agg(concat_ws(' ', force, n, first, last), ';' ORDER BY force) "
                  "FROM (SELECT force, count(*) n, min(revision) first, max(revision) last "
                  "      FROM indicators.revision GROUP BY force) t"),
            "cambridgeshire 40 1 40;essex 20 1 20");
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.revision a JOIN indicators.revision b "
                  "ON a.force = b.force AND a.revision < b.revision "
                  "AND a.recorded_at >= b.recorded_at"),
            "0");
}

TEST_F(RevisionTest, AnUnknownForceIsNotFound) {
  Lease lease = Take("narnia");
  const absl::Status status = lease.Transaction(
      [](Transaction& tx) -> absl::Status { return BeginRevision(tx, "narnia").status(); });
  EXPECT_THAT(status, StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(status, HasReason("FORCE_UNKNOWN"));
}

TEST_F(RevisionTest, AClockThatWasSetBackMakesNoEarlierInstant) {
  Value(
      "INSERT INTO indicators.revision VALUES ('cambridgeshire', 1, now() + interval '1 hour', "
      "'somebody')");
  Revise();
  EXPECT_EQ(Value("SELECT extract(microseconds FROM max(recorded_at) - min(recorded_at)) "
                  "FROM indicators.revision"),
            "1");
  Lease lease = Take();
  ABSL_ASSERT_OK_AND_ASSIGN(const Revisions newest, ResolveKnownAt(lease, kForce, std::nullopt));
  ABSL_ASSERT_OK_AND_ASSIGN(const Revisions again, ResolveKnownAt(lease, kForce, newest.instant));
  EXPECT_EQ(again.own, 2);
}

TEST_F(RevisionTest, AnInstantGivesTheRevisionsUpToIt) {
  ABSL_ASSERT_OK_AND_ASSIGN(const Revisions none, At(std::nullopt));
  EXPECT_EQ(none.own, 0);
  EXPECT_EQ(none.national, 0);
  EXPECT_EQ(none.instant, absl::InfinitePast());

  const absl::Time first = Revise();
  const absl::Time national = Revise("national");
  const absl::Time second = Revise();
  const auto own_and_national = [&](std::optional<absl::Time> known_at) {
    const auto revisions = At(known_at);
    EXPECT_TRUE(revisions.ok()) << revisions.status();
    return std::pair(revisions->own, revisions->national);
  };
  EXPECT_EQ(own_and_national(first), std::pair(1L, 0L));
  EXPECT_EQ(own_and_national(national), std::pair(1L, 1L));
  EXPECT_EQ(own_and_national(second - absl::Microseconds(1)), std::pair(1L, 1L));
  EXPECT_EQ(own_and_national(second), std::pair(2L, 1L));
  EXPECT_EQ(own_and_national(std::nullopt), std::pair(2L, 1L));
  EXPECT_EQ(At(std::nullopt)->instant, second);
  EXPECT_EQ(At(first)->instant, first);
}

TEST_F(RevisionTest, BeforeTheFirstRevisionNothingWasHeld) {
  const absl::Status none = At(absl::Now() - absl::Minutes(1)).status();
  EXPECT_THAT(none, HasReason("KNOWN_AT_BEFORE_FIRST"));
  EXPECT_EQ(none.message(), "known_at: cannot be given: nothing of the force is held yet");
  Revise("national");
  const absl::Time first = Revise();
  Revise();
  const absl::Status before = At(first - absl::Microseconds(1)).status();
  EXPECT_THAT(before, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(before, HasReason("KNOWN_AT_BEFORE_FIRST"));
  EXPECT_EQ(before.message(),
            absl::StrCat("known_at: must not lie before ",
                         absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", first, absl::UTCTimeZone()),
                         ": nothing of the force was held until then"));
  Lease lease = Take("narnia");
  EXPECT_THAT(ResolveKnownAt(lease, "narnia", absl::Now() - absl::Minutes(1)),
              HasReason("FORCE_UNKNOWN"));
}

TEST_F(RevisionTest, TheFutureIsRefused) {
  Revise();
  const absl::Status status = At(absl::Now() + absl::Hours(1)).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("KNOWN_AT_IN_FUTURE"));
}

// Holds a change open after its beginning or its end until told to go on.
class OpenChange {
 public:
  OpenChange(Lease lease, bool stamped) {
    thread_ = std::thread([this, stamped, lease = std::move(lease)]() mutable {
      ABSL_EXPECT_OK(lease.Transaction([&](Transaction& tx) -> absl::Status {
        ABSL_ASSIGN_OR_RETURN(const int64_t number, BeginRevision(tx, kForce));
        if (stamped) {
          ABSL_ASSIGN_OR_RETURN(instant_, EndRevision(tx, kForce, number, "somebody"));
        }
        reached_.Notify();
        go_on_.WaitForNotification();
        return stamped ? absl::OkStatus() : EndRevision(tx, kForce, number, "somebody").status();
      }));
    });
    reached_.WaitForNotification();
  }
  ~OpenChange() {
    if (thread_.joinable()) Finish();
  }
  void Finish() {
    go_on_.Notify();
    thread_.join();
  }
  absl::Time instant() const { return instant_; }

 private:
  absl::Time instant_;
  absl::Notification reached_;
  absl::Notification go_on_;
  std::thread thread_;
};

TEST_F(RevisionTest, AnInstantWaitsForAStampedChangeToCommit) {
  Revise();
  OpenChange change(Take(), /*stamped=*/true);
  EXPECT_THAT(At(change.instant(), absl::Milliseconds(300)).status(),
              StatusIs(StatusCode::kDeadlineExceeded));
  EXPECT_EQ(At(std::nullopt)->own, 1);
  std::atomic<int64_t> own{0};
  std::thread reader([&] { own = At(change.instant())->own; });
  change.Finish();
  reader.join();
  EXPECT_EQ(own, 2);
}

TEST_F(RevisionTest, AnInstantDoesNotWaitForAChangeUnderWay) {
  const absl::Time first = Revise();
  OpenChange change(Take(), /*stamped=*/false);
  EXPECT_EQ(At(first)->own, 1);
  const absl::Time between = absl::Now() - absl::Milliseconds(1);
  EXPECT_EQ(At(between)->own, 1);
  change.Finish();
  EXPECT_EQ(At(between)->own, 1);
  EXPECT_EQ(At(std::nullopt)->own, 2);
}

TEST_F(RevisionTest, WhatAnInstantGaveItGivesForEver) {
  const absl::Time first = Revise();
  std::atomic<bool> done{false};
  std::vector<std::thread> writers;
  for (const char* force : {kForce, kForce, "national"}) {
    writers.emplace_back([&, force] {
      for (int i = 0; i < 40; ++i) Revise(force);
      done = true;
    });
  }
  std::vector<Revisions> seen;
  while (!done) {
    const auto at = At(std::max(first, absl::Now() - absl::Microseconds(200)));
    ASSERT_TRUE(at.ok()) << at.status();
    seen.push_back(*at);
  }
  for (std::thread& writer : writers) writer.join();
  ASSERT_FALSE(seen.empty());
  for (const Revisions& then : seen) {
    ABSL_ASSERT_OK_AND_ASSIGN(const Revisions now, At(then.instant));
    EXPECT_EQ(now.own, then.own);
    EXPECT_EQ(now.national, then.national);
  }
}

}  // namespace
}  // namespace copperplate::indicators
