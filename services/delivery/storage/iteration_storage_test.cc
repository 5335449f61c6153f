// Iterations on PostgreSQL: what the port promises beyond what the service's tests see.
#include "services/delivery/storage/iteration_storage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/explain.h"
#include "services/delivery/domain/iteration_rules.h"
#include "services/delivery/storage/frozen_rows.h"
#include "services/delivery/storage/iteration_rows.h"
#include "services/delivery/storage/testing/plan_data.h"
#include "services/delivery/storage/testing/service_database.h"

namespace copperplate::delivery {
namespace {

using ::testing::Contains;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOk;
using ::testing::Not;

class IterationStorageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(database_, ServiceDatabase::Create());
    ASSERT_THAT(database_->database().RunAsSuperuser(kPlanData), IsOk());
    iterations_ = std::make_unique<IterationStorage>(
        change_postgres::ChangeParts{database_->pool(), database_->uuids()});
  }

  static RequestContext Context() {
    RequestContext context;
    context.force = "cambridgeshire";
    context.caller = "somebody";
    context.call_id = "call-1";
    context.deadline = absl::Now() + absl::Seconds(60);
    return context;
  }

  absl::StatusOr<IterationRecord> ChangeBy(
      const std::string& id,
      absl::FunctionRef<absl::StatusOr<DecidedIteration>(const HeldIterations&, BoardUnderLock)>
          decide) {
    const auto image = [](const IterationRecord& record) {
      return absl::StrCat("{\"number\":", record.iteration.number, "}");
    };
    const auto reply = [](const IterationRecord&) { return std::string(); };
    auto changed = iterations_->Change(Context(), {.plan = "pcp",
                                                   .iteration = id,
                                                   .decide = decide,
                                                   .mode = WriteMode::kWrite,
                                                   .print = {image, reply}});
    if (!changed.ok()) return changed.status();
    return std::get<IterationRecord>(*std::move(changed));
  }
  // The next one, a quarter after the one before.
  absl::StatusOr<IterationRecord> CreateNext() {
    return ChangeBy("", [](const HeldIterations& held, BoardUnderLock) {
      std::vector<Iteration> others;
      others.reserve(held.iterations.size());
      for (const IterationRecord& other : held.iterations) others.push_back(other.iteration);
      IterationRecord record;
      record.iteration.number = NextNumber(others);
      record.iteration.id = IterationId(record.iteration.number);
      record.iteration.plan = "pcp";
      record.iteration.cut_off =
          absl::CivilDay(absl::CivilMonth(2018, 1) + int64_t{3} * record.iteration.number);
      return absl::StatusOr<DecidedIteration>({Created(std::move(record)), std::nullopt});
    });
  }
  // Of two rows, whatever the board says.
  absl::StatusOr<IterationRecord> FreezeAs(const std::string& id, const std::string& content) {
    return ChangeBy(id, [&](const HeldIterations& held, BoardUnderLock) {
      const IterationRecord* const present = FindById(held.iterations, id);
      IterationRecord record = *present;
      Iteration& iteration = record.iteration;
      iteration.state = IterationState::kFrozen;
      iteration.rows.assign(2, IterationRow());
      iteration.rows[0].theme = "victims";
      iteration.rows[0].action_code = "V1";
      iteration.rows[0].activity_code = "V1.1";
      iteration.rows[0].opcc_leads = {"NP", "say \"CS\", {GO}"};
      iteration.rows[0].narrative = content;
      // The second without what may be left out.
      iteration.rows[0].opportunities = {"", "Share, \\ and \n ask"};
      iteration.rows[0].target_date = absl::CivilDay(2018, 12, 31);
      iteration.rows[0].rag = Rag::kGreen;
      iteration.rows[0].days_since_update = 12;
      iteration.rows[0].stale = true;
      iteration.rows[1].activity_code = "V1.2";
      iteration.content_sha256 = std::string(64, 'a');
      return absl::StatusOr<DecidedIteration>(
          {Updated(*present, std::move(record), "frozen"), content});
    });
  }
  std::string Count(absl::string_view from) {
    return database_->database()
        .RunAsSuperuser(absl::StrCat("SELECT count(*) FROM ", from))
        .value_or("?");
  }

  std::unique_ptr<ServiceDatabase> database_;
  std::unique_ptr<IterationStorage> iterations_;
};

TEST_F(IterationStorageTest, NumbersAreGivenUnderThePlansLock) {
  constexpr int kAtOnce = 4;
  std::vector<absl::StatusOr<IterationRecord>> created(kAtOnce, absl::UnknownError("not yet"));
  std::vector<std::thread> threads;
  threads.reserve(kAtOnce);
  for (int i = 0; i < kAtOnce; ++i) {
    threads.emplace_back([&, i] { created[i] = CreateNext(); });
  }
  for (std::thread& thread : threads) thread.join();
  std::set<int32_t> numbers;
  for (const auto& each : created) {
    ASSERT_THAT(each, IsOk());
    numbers.insert(each->iteration.number);
  }
  EXPECT_EQ(numbers, (std::set<int32_t>{1, 2, 3, 4}));
  EXPECT_EQ(Count("delivery.event_out WHERE type = 'iteration.created'"), "4");
}

TEST_F(IterationStorageTest, EachFreezingHasContentOfItsOwn) {
  ASSERT_THAT(CreateNext(), IsOk());
  ASSERT_THAT(FreezeAs("iteration-1", "first"), IsOk());
  ABSL_ASSERT_OK_AND_ASSIGN(const IterationRecord frozen,
                            iterations_->Get(Context(), "pcp", "iteration-1", false));
  ASSERT_EQ(frozen.iteration.rows.size(), 2u);
  const IterationRow& first = frozen.iteration.rows[0];
  EXPECT_EQ(first.opcc_leads, (std::vector<std::string>{"NP", "say \"CS\", {GO}"}));
  EXPECT_EQ(first.opportunities, (std::vector<std::string>{"", "Share, \\ and \n ask"}));
  EXPECT_EQ(first.narrative, "first");
  EXPECT_EQ(first.target_date, absl::CivilDay(2018, 12, 31));
  EXPECT_EQ(first.rag, Rag::kGreen);
  EXPECT_EQ(first.days_since_update, 12);
  EXPECT_TRUE(first.stale);
  const IterationRow& second = frozen.iteration.rows[1];
  EXPECT_EQ(second.activity_code, "V1.2");
  EXPECT_THAT(second.opcc_leads, ::testing::IsEmpty());
  EXPECT_EQ(second.target_date, std::nullopt);
  EXPECT_FALSE(second.stale);
  // In one statement.
  EXPECT_EQ(*database_->database().RunAsSuperuser(
                "SELECT count(*) || ' ' || count(DISTINCT cmin::text) FROM delivery.iteration_row"),
            "2 1");
  EXPECT_EQ(frozen.iteration.frozen_by, "somebody");
  EXPECT_EQ(frozen.iteration.frozen_at, frozen.header.update_time);

  const auto unfreeze = [](const HeldIterations& held, BoardUnderLock) {
    const IterationRecord& present = held.iterations.front();
    IterationRecord record = present;
    record.iteration.state = IterationState::kDraft;
    record.iteration.rows.clear();
    return absl::StatusOr<DecidedIteration>(
        {Updated(present, std::move(record), "unfrozen"), std::nullopt});
  };
  ASSERT_THAT(ChangeBy("iteration-1", unfreeze), IsOk());
  ABSL_ASSERT_OK_AND_ASSIGN(const IterationRecord draft,
                            iterations_->Get(Context(), "pcp", "iteration-1", false));
  EXPECT_TRUE(draft.iteration.rows.empty());
  EXPECT_EQ(draft.iteration.content_sha256, "");
  EXPECT_EQ(draft.iteration.frozen_at, std::nullopt);

  ASSERT_THAT(FreezeAs("iteration-1", "second"), IsOk());
  ABSL_ASSERT_OK_AND_ASSIGN(const FrozenContent content,
                            iterations_->Content(Context(), "pcp", "iteration-1", false));
  EXPECT_EQ(content.canonical_json, "second");
  EXPECT_EQ(content.sha256, std::string(64, 'a'));
  // What was frozen first is left behind.
  EXPECT_EQ(Count("delivery.iteration_content"), "2");
}

TEST_F(IterationStorageTest, TheBoardIsReadInTheSameTransaction) {
  ASSERT_THAT(CreateNext(), IsOk());
  const auto refuse = [](const HeldIterations& held,
                         BoardUnderLock board) -> absl::StatusOr<DecidedIteration> {
    EXPECT_EQ(held.plan.id, "pcp");
    const auto figures = board(absl::CivilDay(2018, 5, 10));
    EXPECT_THAT(figures, IsOk());
    EXPECT_EQ(figures->content.activities.size(), 4u);
    return absl::AbortedError("enough");
  };
  EXPECT_EQ(ChangeBy("iteration-1", refuse).status(), absl::AbortedError("enough"));
}

TEST_F(IterationStorageTest, WhatIsNotThereIsToldApart) {
  EXPECT_THAT(iterations_->Get(Context(), "pcp", "iteration-1", false),
              HasReason("ITERATION_UNKNOWN"));
  EXPECT_THAT(iterations_->Get(Context(), "secret", "iteration-1", false),
              HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(iterations_->ListPublications(
                  Context(), {.plan = "pcp", .iteration = "iteration-1", .after = "", .limit = 5}),
              HasReason("ITERATION_UNKNOWN"));
  RequestContext nowhere = Context();
  nowhere.force = "atlantis";
  IterationQuery query;
  query.plan = "pcp";
  query.limit = 5;
  EXPECT_THAT(iterations_->List(nowhere, query), HasReason("FORCE_UNKNOWN"));
}

TEST_F(IterationStorageTest, StatementsReachTheirRowsByIndex) {
  // Two hundred plans of ten iterations, each of twenty rows.
  ASSERT_THAT(database_->database().RunAsSuperuser(R"(
      INSERT INTO delivery.plan (force, id, uid, version, created_at, created_by, updated_at,
          updated_by, changes, title, kind, owner, vision, area, effective_from, stale_after_days,
          state, marking, historic_import)
      SELECT 'cambridgeshire', 'p' || n, gen_random_uuid(), 1, now(), 't', now(), 't', 1, 'T', 4,
          'O', '', '', '2017-04-01', 92, 2, 1, true FROM generate_series(1, 200) n;
      INSERT INTO delivery.iteration (force, plan, id, uid, version, created_at, created_by,
          updated_at, updated_by, number, label, cut_off, erratum_note, state, withdrawn_reason)
      SELECT force, id, 'iteration-' || n, gen_random_uuid(), 1, now(), 't', now(), 't', n, '',
          date '2018-01-01' + n, '', 1, ''
      FROM delivery.plan, generate_series(1, 10) n WHERE id ~ '^p[0-9]+$';
      INSERT INTO delivery.iteration_content
      SELECT force, plan, id, 1, NULL, '', sha256(''), '', now(), 't' FROM delivery.iteration;
      INSERT INTO delivery.iteration_row
      SELECT force, plan, id, 1, n, 'victims', 'V', 'Victims', 'V1', 'T', '', 'V1.' || n, '{}',
          '{}', '', 4, cut_off, '', 1, false, '{}', NULL, 0, false
      FROM delivery.iteration, generate_series(1, 20) n;
      UPDATE delivery.iteration SET content = 1, state = 2;)"),
              IsOk());
  ASSERT_THAT(database_->database().RunAsSuperuser("VACUUM ANALYZE"), IsOk());
  // The table of plans itself is small enough to be read as a whole.
  const auto by_index = [&](const postgres::Statement& statement, absl::string_view arguments,
                            absl::string_view table) {
    ABSL_ASSERT_OK_AND_ASSIGN(const std::string plan,
                              testing_postgres::ExplainAsRuntime(database_->database(), statement,
                                                                 "cambridgeshire", arguments));
    ABSL_ASSERT_OK_AND_ASSIGN(const auto scans,
                              testing_postgres::ScansOf(database_->database(), table, plan));
    EXPECT_THAT(scans, Not(IsEmpty())) << table;
    EXPECT_THAT(scans, Not(Contains("Seq Scan"))) << table;
  };
  by_index(kFindIteration, "'cambridgeshire', 'p7', 'iteration-3', false", "iteration");
  by_index(kListIterations, "'cambridgeshire', 'p7', false, 0, 2147483647, 51", "iteration");
  by_index(kListIterations, "'cambridgeshire', 'p7', false, 0, 2147483647, 51",
           "iteration_content");
  by_index(kRowsOfIteration, "'cambridgeshire', 'p7', 'iteration-3', 1", "iteration_row");
  by_index(kContentOfIteration, "'cambridgeshire', 'p7', 'iteration-3', false",
           "iteration_content");
}

}  // namespace
}  // namespace copperplate::delivery
