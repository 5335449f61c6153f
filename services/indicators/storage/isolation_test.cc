// Row-level security holds whatever a statement says: a lease for one force neither sees nor writes
// another's rows, in any table.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/schema_checks.h"
#include "services/indicators/storage/testing/service_database.h"

namespace copperplate::indicators {
namespace {

using testing::HasReason;
using testing::IsOk;
using ::testing::SizeIs;

class IsolationTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto created = ServiceDatabase::Create(4);
    ASSERT_THAT(created, IsOk());
    database_ = *std::move(created);
  }

  std::string Value(absl::string_view sql) { return *database_->database().RunAsSuperuser(sql); }
  std::vector<std::string> Names(absl::string_view sql) {
    return absl::StrSplit(Value(sql), ',', absl::SkipEmpty());
  }

  RequestContext Context(const std::string& force) {
    return {.force = force,
            .caller = "somebody",
            .call_id = "call-1",
            .deadline = absl::Now() + absl::Seconds(30),
            .idempotency = std::nullopt};
  }
  absl::Status CreateArea(const std::string& force, const std::string& id) {
    Area area;
    area.id = id;
    area.title = id;
    area.kind = AreaKind::kDistrict;
    area.valid_from = 24000;
    const auto decide = [&](const AreaTree&) -> absl::StatusOr<Area> { return area; };
    const auto print = [](const AreaRecord&) { return std::string("{}"); };
    return database_->repositories()
        .ports()
        .areas
        .Change(Context(force),
                {.mode = WriteMode::kWrite, .decide = decide, .print = {print, print}})
        .status();
  }

  std::unique_ptr<ServiceDatabase> database_;
};

// Every table that holds rows of forces, partitions left out.
constexpr char kTables[] = R"(
    SELECT string_agg(c.relname, ',' ORDER BY c.relname)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'force'
    WHERE c.relnamespace = 'indicators'::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT c.relispartition AND c.relname <> 'force')";

// A row of cambridgeshire in every table.
constexpr char kRows[] = R"(
    INSERT INTO indicators.revision VALUES ('cambridgeshire', 1, now(), '');
    INSERT INTO indicators.area VALUES
        ('cambridgeshire', 1, 'cambridgeshire', gen_random_uuid(), now(), 1),
        ('cambridgeshire', 2, 'fenland', gen_random_uuid(), now(), 1);
    INSERT INTO indicators.area_version
    SELECT force, area, 1, id, 3, '{}', '{}', 24000, NULL, now() FROM indicators.area;
    INSERT INTO indicators.area_parent VALUES
        ('cambridgeshire', 2, 1, 1, 'cambridgeshire', 1, NULL, NULL);
    INSERT INTO indicators.population VALUES ('cambridgeshire', 1, 2016, 1, 1000, now());
    INSERT INTO indicators.indicator VALUES
        ('cambridgeshire', 1, 'crime', gen_random_uuid(), now(), 1);
    INSERT INTO indicators.indicator_version VALUES
        ('cambridgeshire', 1, 1, 'crime', 'victims', '', 1, 'count', 1, 3, 0, false, 8191, '', '',
         '', 0, 1, NULL, 'board-2018', '', '{}', 1, '{}', '{}', 24000, NULL, now());
    INSERT INTO indicators.batch VALUES
        ('cambridgeshire', 1, 'b1', gen_random_uuid(), now(), 1, '', '', '', 1, 1, 0, 0, 0,
         sha256(''), 1);
    INSERT INTO indicators.batch_fault VALUES ('cambridgeshire', 1, 1, 1, '', '', '');
    INSERT INTO indicators.batch_warning VALUES
        ('cambridgeshire', 1, 1, 1, 'crime', 'fenland', 24000, '', 1, 0, '', 0, '', 0, '', 0, '', 1,
         false, '');
    INSERT INTO indicators.observation VALUES
        ('cambridgeshire', 1, 1, 24000, '', 1, 1, NULL, 0, 1);
    INSERT INTO indicators.printed_cell VALUES
        ('cambridgeshire', 1, 1, 24000, 1, 0, 1, 'p1', '1', '', 0, NULL, '');
    INSERT INTO indicators.snapshot VALUES
        ('cambridgeshire', 1, 's1', gen_random_uuid(), now(), '', 24000, 1, 1, '', 1, 0, 24000,
         sha256(''), '{}', '', '[]', '{}');
    INSERT INTO indicators.annotation VALUES
        ('cambridgeshire', 1, 'r1', 1, gen_random_uuid(), now(), now(), false, 1, 1, 24000, NULL,
         NULL, NULL, '', '');
    INSERT INTO indicators.commentary VALUES
        ('cambridgeshire', 'c1', 1, gen_random_uuid(), now(), now(), false, 3, NULL, '', 1, 24000,
         '', 'text', '{}', '', 1, 1);
    INSERT INTO indicators.harm_weight VALUES
        ('cambridgeshire', 'w1', 1, gen_random_uuid(), now(), now(), false, 'burglary', 24000, NULL,
         1, '', '');
    INSERT INTO indicators.peer_group VALUES
        ('cambridgeshire', 1, 'g1', gen_random_uuid(), 'cambridgeshire', now(), 1);
    INSERT INTO indicators.peer_group_version VALUES
        ('cambridgeshire', 1, 1, '{essex}', 1, '', 24000, NULL, now());
    INSERT INTO indicators.peer_figure VALUES
        ('cambridgeshire', 1, 1, 24000, 'essex', 1, 1, 1, NULL, NULL, NULL, NULL, 24000, 1);
    INSERT INTO indicators.request VALUES
        ('cambridgeshire', 'somebody', gen_random_uuid(), sha256(''), '', now());
    INSERT INTO indicators.event_out (force, id, occurred_at, actor, call_id, type, subject)
    VALUES ('cambridgeshire', gen_random_uuid(), now(), '', '', '', '');
    INSERT INTO indicators.event VALUES
        ('cambridgeshire', 1, '2026-11-15', gen_random_uuid(), now(), '', '', '', '', NULL, NULL,
         sha256(''));
    INSERT INTO indicators.event_head VALUES
        ('cambridgeshire', gen_random_uuid(), 1, sha256(''), now());)";

TEST_F(IsolationTest, EveryTableIsProtected) {
  Value(kRows);
  ABSL_EXPECT_OK(
      testing_postgres::CheckForceIsolation(database_->database(), "indicators", "essex"));
}

TEST_F(IsolationTest, ALeaseForAnotherForceSeesNothing) {
  Value(kRows);
  const std::vector<std::string> tables = Names(kTables);
  EXPECT_GE(tables.size(), 16u);
  for (const char* force : {"essex", "cambridgeshire"}) {
    auto lease = database_->pool().Acquire(force, absl::Now() + absl::Seconds(30));
    ABSL_ASSERT_OK(lease);
    for (const std::string& table : tables) {
      const std::string name = absl::StrCat("count_", table);
      const std::string sql =
          absl::StrCat("SELECT count(*) > 0 FROM ", table, " WHERE force = 'cambridgeshire'");
      const auto rows = lease->Query(postgres::Statement{postgres::kRead, name, sql});
      ASSERT_THAT(rows, IsOk()) << table;
      // Its own force sees the row, so there is one to hide.
      EXPECT_EQ((*rows)[0].Text(0), force == std::string("essex") ? "f" : "t")
          << table << " of cambridgeshire to " << force;
    }
  }
}

TEST_F(IsolationTest, ALeaseForAnotherForceWritesNothing) {
  ABSL_ASSERT_OK(CreateArea("cambridgeshire", "fenland"));
  auto lease = database_->pool().Acquire("essex", absl::Now() + absl::Seconds(30));
  ABSL_ASSERT_OK(lease);
  constexpr postgres::Statement kInsert{postgres::kWrite, "insert_elsewhere", R"(
      INSERT INTO area (force, id, uid, created_at, revision)
      VALUES ('cambridgeshire', 'ely', gen_random_uuid(), now(), 2))"};
  EXPECT_THAT(lease->Execute(kInsert).status(), HasReason("DATABASE_PERMISSION"));
  constexpr postgres::Statement kUpdate{postgres::kWrite, "update_elsewhere",
                                        "UPDATE area SET revision = 9 WHERE id = 'fenland'"};
  EXPECT_THAT(lease->Execute(kUpdate), testing::IsOkAndHolds(0));
  constexpr postgres::Statement kNational{postgres::kWrite, "insert_national", R"(
      INSERT INTO revision (force, revision, recorded_at, actor)
      VALUES ('national', 1, now(), 'somebody'))"};
  EXPECT_THAT(lease->Execute(kNational).status(), HasReason("DATABASE_PERMISSION"));
}

TEST_F(IsolationTest, WithoutAForceNothingIsRead) {
  auto lease = database_->pool().AcquireAcrossForces(absl::Now() + absl::Seconds(30));
  ABSL_ASSERT_OK(lease);
  constexpr postgres::Statement kCount{postgres::kRead, "count_areas", "SELECT count(*) FROM area"};
  const auto rows = lease->Query(kCount);
  // A session whose force was never set is an error; one that had a force sees national's alone.
  EXPECT_FALSE(rows.ok());
}

TEST_F(IsolationTest, EveryForceSeesItsOwnWhateverTheOrderOnFourConnections) {
  const std::vector<std::string> forces =
      Names("SELECT string_agg(force, ',') FROM indicators.force WHERE force <> 'national'");
  ASSERT_THAT(forces, SizeIs(43));
  for (const std::string& force : forces) {
    ABSL_ASSERT_OK(CreateArea(force, absl::StrCat("of-", force)));
  }
  AreaRepository& areas = database_->repositories().ports().areas;
  std::vector<std::thread> callers;
  for (unsigned seed = 0; seed < 8; ++seed) {
    callers.emplace_back([&, seed] {
      std::vector<std::string> order = forces;
      std::shuffle(order.begin(), order.end(), std::mt19937(seed));
      for (const std::string& force : order) {
        const auto page = areas.List(Context(force), "", std::nullopt, 10);
        ASSERT_THAT(page, IsOk());
        ASSERT_EQ(page->rows.size(), 1u);
        ASSERT_EQ(page->rows[0].area.id, absl::StrCat("of-", force));
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
}

}  // namespace
}  // namespace copperplate::indicators
