// What an import on PostgreSQL withstands: killed connections, rivals, deadlines.
#include "services/indicators/storage/import_storage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/testing/event.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/revision.h"
#include "services/indicators/storage/testing/given_rows.h"
#include "services/indicators/storage/testing/service_database.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

using testing::HasReason;
using testing::IsOk;
using testing::StatusIs;

// Rows with something that happens before each pass over them.
class HookedRows final : public ImportRowSource {
 public:
  HookedRows(GivenRows rows, std::function<absl::Status()> hook)
      : rows_(std::move(rows)), hook_(std::move(hook)) {}

  absl::Status ForEach(absl::FunctionRef<absl::Status(const ImportRow&)> visit) override {
    if (absl::Status status = hook_(); !status.ok()) return status;
    return rows_.ForEach(visit);
  }

 private:
  GivenRows rows_;
  std::function<absl::Status()> hook_;
};

class ImportStorageTest : public ::testing::Test {
 protected:
  using Outcome = absl::StatusOr<std::variant<Batch, ReasonRequired>>;

  void SetUp() override {
    auto created = ServiceDatabase::Create(/*pool_size=*/8);
    ASSERT_THAT(created, IsOk());
    database_ = *std::move(created);
    Value(R"(
        INSERT INTO indicators.revision VALUES ('cambridgeshire', 1, now() - interval '1 day', '');
        INSERT INTO indicators.area (force, id, uid, created_at, revision)
        VALUES ('cambridgeshire', 'south', gen_random_uuid(), now(), 1);
        INSERT INTO indicators.area_version
            (force, area, revision, title, kind, code_schemes, codes, valid_from, updated_at)
        SELECT force, area, 1, '', 6, '{}', '{}', 0, now() FROM indicators.area;
        INSERT INTO indicators.indicator (force, id, uid, created_at, revision)
        VALUES ('cambridgeshire', 'crime', gen_random_uuid(), now(), 1);
        INSERT INTO indicators.indicator_version
            (force, indicator, revision, title, theme, theme_heading, measure, unit, frequency,
             polarity, decimals, allows_negative, columns, source_system, collection_method, caveat,
             lag_months, baseline_rule, rule_profile, peer_source, framework_tags, display_order,
             formula, formula_subtracts, valid_from, updated_at)
        SELECT force, indicator, 1, '', '', '', 1, '', 1, 3, 0, false, 0, '', '', '', 0, 1, '', '',
               '{}', 0, '{}', '{}', 0, now()
        FROM indicators.indicator)");
  }

  std::string Value(absl::string_view sql) {
    const auto value = database_->database().RunAsSuperuser(sql);
    EXPECT_THAT(value, IsOk());
    return value.value_or("");
  }
  int64_t Number(absl::string_view sql) {
    int64_t number = -1;
    EXPECT_TRUE(absl::SimpleAtoi(Value(sql), &number)) << sql;
    return number;
  }

  static RequestContext Context(absl::Duration time = absl::Seconds(60)) {
    RequestContext context;
    context.force = kForce;
    context.caller = "importer-1";
    context.deadline = absl::Now() + time;
    return context;
  }

  static std::vector<GivenRow> Months(int count, int64_t numerator) {
    std::vector<GivenRow> rows;
    rows.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) rows.push_back({.month = kMonth - i, .numerator = numerator});
    return rows;
  }

  Outcome Apply(
      const RequestContext& context, absl::string_view id, std::vector<GivenRow> given,
      std::function<absl::Status()> hook = [] { return absl::OkStatus(); }) {
    ImportRepository& imports = database_->repositories().ports().imports;
    const auto reference = imports.LoadReference(context);
    if (!reference.ok()) return reference.status();
    const auto count = static_cast<int64_t>(given.size());
    HookedRows rows(GivenRows(*reference, std::move(given)), std::move(hook));
    return imports.Apply(context,
                         {.batch_id = std::string(id),
                          .source = "",
                          .revision_reason = "",
                          .content = Sha256(id),
                          .row_count = count,
                          .mode = WriteMode::kWrite,
                          .print = [](const Batch&) { return std::string("{}"); },
                          .cancelled = [] { return false; }},
                         *reference, rows,
                         [](const std::vector<RecentSeries>&) { return ImportWarnings(); });
  }

  // Ends the connections whose statement waits for, or has taken, this.
  int64_t KillWhere(absl::string_view condition) {
    return Number(absl::StrCat(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = "
        "current_database() AND pid <> pg_backend_pid() AND application_name = 'indicators_test' "
        "AND ",
        condition));
  }

  void ExpectNothingWritten() {
    EXPECT_EQ(Number("SELECT count(*) FROM indicators.observation"), 0);
    EXPECT_EQ(Number("SELECT count(*) FROM indicators.batch"), 0);
    EXPECT_EQ(Number("SELECT count(*) FROM indicators.event_out"), 0);
    EXPECT_EQ(Number("SELECT max(revision) FROM indicators.revision"), 1);
  }

  // Holds the force's revision lock while it lives.
  class LockHolder {
   public:
    explicit LockHolder(ServiceDatabase& database)
        : thread_([this, &database] {
            auto lease = database.pool().Acquire(kForce, absl::Now() + absl::Seconds(60));
            ASSERT_THAT(lease, IsOk());
            EXPECT_THAT(lease->Transaction([this](postgres::Transaction& transaction) {
              const absl::Status status = BeginRevision(transaction, kForce).status();
              held_.Set();
              EXPECT_TRUE(release_.Wait());
              return status;
            }),
                        IsOk());
          }) {
      EXPECT_TRUE(held_.Wait());
    }
    ~LockHolder() {
      release_.Set();
      thread_.join();
    }

   private:
    testing::Event held_;
    testing::Event release_;
    std::thread thread_;
  };

  // Ends the connection of this database that waits for an advisory lock, once there is one other
  // than `ended_before`, which may still be seen waiting; its process id.
  int64_t EndWaiting(int64_t ended_before) {
    for (int attempt = 0; attempt < 2000; ++attempt) {
      const int64_t waiting = Number(
          absl::StrCat("SELECT coalesce(max(pid), 0) FROM pg_locks WHERE NOT granted AND "
                       "locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE "
                       "datname = current_database()) AND pid <> ",
                       ended_before));
      if (waiting == 0) continue;
      EXPECT_EQ(Value(absl::StrCat("SELECT pg_terminate_backend(", waiting, ")")), "t");
      return waiting;
    }
    ADD_FAILURE() << "nobody waits for the lock";
    return 0;
  }

  std::unique_ptr<ServiceDatabase> database_;
};

TEST_F(ImportStorageTest, AConnectionKilledOnceCostsNothing) {
  int passes = 0;
  const Outcome outcome = Apply(Context(), "one", Months(20, 1), [&] {
    if (++passes == 1) {
      EXPECT_EQ(KillWhere("query LIKE 'COPY %'"), 1);
    }
    return absl::OkStatus();
  });
  ASSERT_THAT(outcome, IsOk());
  EXPECT_EQ(passes, 2);
  EXPECT_EQ(std::get<Batch>(*outcome).inserted_count, 20);
  EXPECT_EQ(Number("SELECT count(*) FROM indicators.observation"), 20);
  EXPECT_EQ(Number("SELECT count(*) FROM indicators.batch"), 1);
}

TEST_F(ImportStorageTest, KilledBetweenStagingAndCommitItLeavesNothing) {
  Outcome outcome = absl::UnknownError("not run");
  {
    const LockHolder holder(*database_);
    std::thread import([&] { outcome = Apply(Context(), "one", Months(20, 1)); });
    EndWaiting(EndWaiting(0));  // the transaction is tried once more
    import.join();
  }
  EXPECT_THAT(outcome, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(outcome, HasReason("DATABASE_UNAVAILABLE"));
  ExpectNothingWritten();
  // And the pool serves on.
  EXPECT_THAT(Apply(Context(), "one", Months(20, 1)), IsOk());
}

TEST_F(ImportStorageTest, KilledWhileItWritesItLeavesNothing) {
  // A lock on the batches stops it after the figures and the revision are written.
  Outcome outcome = absl::UnknownError("not run");
  {
    auto lease = database_->pool().AcquireAcrossForces(absl::Now() + absl::Seconds(60));
    ASSERT_THAT(lease, IsOk());
    std::thread import;
    Value(
        "CREATE FUNCTION indicators.wait_for_test() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$; "
        "CREATE TRIGGER wait_for_test BEFORE INSERT ON indicators.batch FOR EACH ROW "
        "EXECUTE FUNCTION indicators.wait_for_test()");
    constexpr postgres::Statement kHold{postgres::kWrite, "hold_test_lock",
                                        "SELECT pg_advisory_xact_lock(4711)"};
    ASSERT_THAT(lease->Transaction([&](postgres::Transaction& transaction) {
      const absl::Status held = transaction.Query(kHold).status();
      import = std::thread([&] { outcome = Apply(Context(), "one", Months(20, 1)); });
      EndWaiting(EndWaiting(0));  // the transaction is tried once more
      import.join();
      return held;
  }),
                IsOk());
}
EXPECT_THAT(outcome, StatusIs(absl::StatusCode::kUnavailable));
ExpectNothingWritten();
}

TEST_F(ImportStorageTest, TheDeadlineEndsItWhereItWaits) {
  {
    const LockHolder holder(*database_);
    EXPECT_THAT(Apply(Context(absl::Milliseconds(300)), "one", Months(20, 1)),
                StatusIs(absl::StatusCode::kDeadlineExceeded));
  }
  ExpectNothingWritten();
}

TEST_F(ImportStorageTest, ACallerWhoGoesWhileRowsAreStagedLeavesNothing) {
  EXPECT_THAT(Apply(Context(), "one", Months(20, 1), [] { return absl::CancelledError("gone"); }),
              StatusIs(absl::StatusCode::kCancelled));
  ExpectNothingWritten();
}

TEST_F(ImportStorageTest, ImportsAtOnceKeepRevisionsDenseAndInOrder) {
  constexpr int kThreads = 4;
  constexpr int kImports = 6;
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([this, t] {
      for (int i = 0; i < kImports; ++i) {
        // Every import changes the months that all have, and some of its own.
        const Outcome outcome = Apply(Context(), absl::StrCat("t", t, "-", i),
                                      Months(10 + 5 * t, 1 + t * kImports + i));
        EXPECT_THAT(outcome, IsOk());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  constexpr int kAll = kThreads * kImports;
  EXPECT_EQ(Number("SELECT count(*) FROM indicators.batch WHERE revision > 0"), kAll);
  EXPECT_EQ(Number("SELECT max(revision) FROM indicators.revision"), 1 + kAll);
  EXPECT_EQ(Number("SELECT count(*) FROM indicators.revision"), 1 + kAll);
  EXPECT_EQ(Value("SELECT bool_and(ordered) FROM (SELECT recorded_at > lag(recorded_at, 1, "
                  "'-infinity') OVER (ORDER BY revision) AS ordered FROM indicators.revision) r"),
            "t");
  // Each batch's figures stand at its revision, all of them: none was overtaken unseen.
  EXPECT_EQ(Number("SELECT count(*) FROM indicators.batch b WHERE row_count <> (SELECT count(*) "
                   "FROM indicators.observation o WHERE o.batch = b.batch AND o.revision = "
                   "b.revision)"),
            0);
  EXPECT_EQ(Number("SELECT count(*) FROM indicators.batch WHERE row_count <> inserted_count + "
                   "revised_count"),
            0);
}

TEST_F(ImportStorageTest, TheSameBatchAtOnceIsTakenInOnce) {
  constexpr int kThreads = 6;
  std::vector<std::string> uids(kThreads);
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([this, t, &uids] {
      ImportRepository& imports = database_->repositories().ports().imports;
      absl::StatusOr<Batch> batch = absl::UnknownError("not run");
      if (t % 2 == 0) {
        const Outcome outcome = Apply(Context(), "one", Months(30, 1));
        ASSERT_THAT(outcome, IsOk());
        batch = std::get<Batch>(*outcome);
      } else {
        batch = imports.Refuse(Context(),
                               {.batch_id = "one",
                                .source = "",
                                .revision_reason = "",
                                .content = Sha256("one"),
                                .row_count = 1,
                                .mode = WriteMode::kWrite,
                                .print = [](const Batch&) { return std::string("{}"); },
                                .cancelled = [] { return false; }},
                               1, {{2, "", "X", "x"}});
      }
      ASSERT_THAT(batch, IsOk());
      uids[static_cast<size_t>(t)] = batch->uid;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(uids, ::testing::Each(uids[0]));
  EXPECT_EQ(Number("SELECT count(*) FROM indicators.batch"), 1);
  EXPECT_EQ(Number("SELECT count(*) FROM indicators.event_out"), 1);
}

TEST_F(ImportStorageTest, WhatWasKnownBeforeItDoesNotMove) {
  ASSERT_THAT(Apply(Context(), "one", Months(1, 1)), IsOk());
  ObservationRepository& observations = database_->repositories().ports().observations;
  int64_t before = 0;
  absl::Time asked;
  const Outcome outcome = Apply(Context(), "two", Months(1, 2), [&] {
    int64_t micros = 0;
    EXPECT_TRUE(absl::SimpleAtoi(
        Value("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"), &micros));
    asked = absl::FromUnixMicros(micros);
    const auto revision = observations.ResolveRevision(Context(), asked);
    EXPECT_THAT(revision, IsOk());
    before = revision.value_or(0);
    return absl::OkStatus();
  });
  ASSERT_THAT(outcome, IsOk());
  EXPECT_EQ(before, 2);
  EXPECT_THAT(observations.ResolveRevision(Context(), asked), testing::IsOkAndHolds(2));
  EXPECT_THAT(observations.ResolveRevision(Context(), std::nullopt), testing::IsOkAndHolds(3));
}

}  // namespace
}  // namespace copperplate::indicators
