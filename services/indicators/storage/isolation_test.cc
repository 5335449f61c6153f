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
#include "services/indicators/storage/testing/service_database.h"

namespace copperplate::indicators {
namespace {

using ::testing::Contains;
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
        .areas.Change(Context(force), {.mode = WriteMode::kWrite, .decide = decide, .print = print})
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

TEST_F(IsolationTest, EveryTableIsUnderRowLevelSecurity) {
  const std::vector<std::string> tables = Names(kTables);
  EXPECT_THAT(tables, Contains("area_version"));
  EXPECT_THAT(tables, Contains("observation"));
  EXPECT_EQ(Value("SELECT string_agg(c.relname, ',') FROM pg_class c "
                  "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'force' "
                  "WHERE c.relnamespace = 'indicators'::regnamespace AND c.relkind IN ('r', 'p') "
                  "AND c.relname <> 'force' AND NOT c.relrowsecurity"),
            "");
  EXPECT_EQ(Value("SELECT string_agg(c.relname || '.' || a.attname, ',') FROM pg_class c "
                  "JOIN pg_index i ON i.indrelid = c.oid AND i.indisunique "
                  "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0] "
                  "WHERE c.relnamespace = 'indicators'::regnamespace AND a.attname <> 'force'"),
            "")
      << "force leads every unique key";
  EXPECT_EQ(Value("SELECT string_agg(DISTINCT table_name, ',') FROM "
                  "information_schema.role_table_grants WHERE table_schema = 'indicators' "
                  "AND grantee = 'indicators_runtime' AND table_name LIKE 'event\\_2%'"),
            "")
      << "no right on a partition";
}

TEST_F(IsolationTest, ALeaseForAnotherForceSeesNothing) {
  ABSL_ASSERT_OK(CreateArea("cambridgeshire", "fenland"));
  auto lease = database_->pool().Acquire("essex", absl::Now() + absl::Seconds(30));
  ABSL_ASSERT_OK(lease);
  for (const std::string& table : Names(kTables)) {
    if (table == "event_head") continue;  // filled by the sealer
    const std::string name = absl::StrCat("count_", table);
    const std::string sql =
        absl::StrCat("SELECT count(*) FROM ", table, " WHERE force NOT IN ('essex', 'national')");
    const auto rows = lease->Query(postgres::Statement{postgres::kRead, name, sql});
    ASSERT_THAT(rows, IsOk()) << table;
    EXPECT_EQ((*rows)[0].Text(0), "0") << table;
  }
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.area WHERE force = 'cambridgeshire'"), "1");
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
        const auto page = areas.List(Context(force), "", 10);
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
