#include "libs/testing_postgres/schema_checks.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "libs/testing/status_matchers.h"

namespace copperplate::testing_postgres {
namespace {

constexpr char kSound[] = R"(
    CREATE SCHEMA store;
    CREATE SCHEMA store_registry;
    GRANT USAGE ON SCHEMA store TO store_runtime;
    CREATE TABLE store.item (force text, id text, PRIMARY KEY (force, id));
    ALTER TABLE store.item ENABLE ROW LEVEL SECURITY;
    CREATE POLICY own ON store.item TO store_runtime
      USING (force = current_setting('app.force'));
    GRANT SELECT ON store.item TO store_runtime;
    INSERT INTO store.item VALUES ('kent', 'a'), ('essex', 'b');)";

class SchemaChecksTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(
        database_, TestDatabase::Create({.service = "store", .sqitch_folder = "", .sql = kSound}));
  }
  // What is said of the schema after `sql`.
  std::string IsolationAfter(absl::string_view sql) {
    ABSL_EXPECT_OK(database_->RunAsSuperuser(sql));
    return std::string(CheckForceIsolation(*database_, "store", "essex").message());
  }

  std::unique_ptr<TestDatabase> database_;
};

TEST_F(SchemaChecksTest, ASoundSchemaPasses) {
  ABSL_EXPECT_OK(CheckForceIsolation(*database_, "store", "essex"));
  ABSL_EXPECT_OK(CheckOwnership(*database_, "store"));
}

TEST_F(SchemaChecksTest, FindsATableWithoutRowLevelSecurity) {
  EXPECT_EQ(IsolationAfter("CREATE TABLE store.open (force text)"),
            "without row-level security: open");
}

TEST_F(SchemaChecksTest, FindsAKeyThatForcesShare) {
  EXPECT_EQ(IsolationAfter("CREATE UNIQUE INDEX ON store.item (id)"),
            "unique without the force first: item.id");
}

TEST_F(SchemaChecksTest, FindsRowsThatAnotherForceSees) {
  EXPECT_EQ(IsolationAfter("CREATE POLICY all_of_them ON store.item TO store_runtime USING (true)"),
            "rows of another force in item: kent");
}

TEST_F(SchemaChecksTest, FindsARightOnAPartition) {
  EXPECT_EQ(IsolationAfter("CREATE TABLE store.log (force text, at int) PARTITION BY RANGE (at);"
                           "CREATE TABLE store.log_1 PARTITION OF store.log DEFAULT;"
                           "ALTER TABLE store.log ENABLE ROW LEVEL SECURITY;"
                           "ALTER TABLE store.log_1 ENABLE ROW LEVEL SECURITY;"
                           "GRANT SELECT ON store.log_1 TO store_worker"),
            "a right on a partition: log_1");
}

TEST_F(SchemaChecksTest, FindsWhatIsNotTheOwners) {
  ABSL_ASSERT_OK(database_->RunAsSuperuser("CREATE TABLE store.stray (id int)"));
  EXPECT_EQ(CheckOwnership(*database_, "store").message(), "not the owner's: stray of postgres");
  ABSL_ASSERT_OK(
      database_->RunAsSuperuser("DROP TABLE store.stray; "
                                "GRANT CREATE ON SCHEMA store TO store_runtime"));
  EXPECT_EQ(CheckOwnership(*database_, "store").message(), "may make things: store_runtime");
}

}  // namespace
}  // namespace copperplate::testing_postgres
