#include "libs/testing_postgres/schema_database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/time/time.h"
#include "libs/postgres/statement.h"
#include "libs/status/error.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::testing_postgres {
namespace {

constexpr postgres::Statement kRole{postgres::kRead, "role", R"(
    SELECT concat_ws(' ', current_user, current_setting('search_path'),
                     current_setting('application_name')))"};
constexpr postgres::Statement kPut{postgres::kRead, "put", R"(
    INSERT INTO box VALUES (1) RETURNING id)"};

TestSchema BoxSchema() {
  return {.service = "depot",
          .sqitch_folder = "",
          .sql =
              "CREATE SCHEMA depot; CREATE TABLE depot.box (id bigint);"
              "GRANT USAGE ON SCHEMA depot TO depot_runtime, depot_worker;"
              "GRANT SELECT, INSERT ON depot.box TO depot_runtime, depot_worker;"};
}

class SchemaDatabaseTest : public ::testing::Test {
 protected:
  static std::string Text(postgres::Pool& pool, const postgres::Statement& statement) {
    auto lease = pool.Acquire("essex", absl::InfiniteFuture());
    EXPECT_THAT(lease, testing::IsOk());
    if (!lease.ok()) return "";
    const auto rows = lease->Query(statement);
    return rows.ok() ? std::string((*rows)[0].Text(0)) : ErrorReason(rows.status());
  }
};

TEST_F(SchemaDatabaseTest, ThePoolIsOfTheRuntimeRoleAndItsReadsChangeNothing) {
  ABSL_ASSERT_OK_AND_ASSIGN(SchemaDatabase database, SchemaDatabase::Create(BoxSchema(), 1));
  EXPECT_EQ(Text(database.pool(), kRole), "depot_runtime depot depot_test");
  EXPECT_EQ(Text(database.pool(), kPut), "DATABASE_READ_ONLY");
}

TEST_F(SchemaDatabaseTest, AWorkersReadsMayChangeSomething) {
  ABSL_ASSERT_OK_AND_ASSIGN(SchemaDatabase database, SchemaDatabase::Create(BoxSchema(), 1));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto worker, postgres::Pool::Create(database.WorkerOptions(),
                                                                      postgres::Observer::None()));
  EXPECT_EQ(Text(*worker, kRole), "depot_worker depot depot_test_worker");
  EXPECT_EQ(Text(*worker, kPut), "1");
}

TEST_F(SchemaDatabaseTest, APoolWithoutConnectionsIsRefused) {
  EXPECT_THAT(SchemaDatabase::Create(BoxSchema(), 0),
              testing::StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(SchemaOfTest, IsTheSqitchProjectOfTheService) {
  const TestSchema schema = SchemaOf("depot");
  EXPECT_EQ(schema.service, "depot");
  EXPECT_EQ(schema.sqitch_folder, "services/depot/schema");
}

}  // namespace
}  // namespace copperplate::testing_postgres
