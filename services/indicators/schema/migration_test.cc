// Every change deploys, verifies and reverts, and what was written before a change is there after
// it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/program.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::indicators {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::IsOk;
using ::testing::Not;
using testing_postgres::RunProgram;
using testing_postgres::TestDatabase;

constexpr char kProject[] = "services/indicators/schema";

// The names of the plan's changes, in its order.
std::vector<std::string> Changes() {
  std::vector<std::string> changes;
  std::ifstream plan(absl::StrCat(kProject, "/sqitch.plan"));
  for (std::string line; std::getline(plan, line);) {
    if (line.empty() || line[0] == '%') continue;
    changes.push_back(std::vector<std::string>(absl::StrSplit(line, ' '))[0]);
  }
  return changes;
}

class MigrationTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto created = TestDatabase::Create(
        {.service = "indicators", .sqitch_folder = "", .sql = "SELECT 'empty'"});
    ASSERT_THAT(created, IsOk());
    database_ = *std::move(created);
  }

  absl::Status Sqitch(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"sqitch", "--chdir", kProject});
    arguments.push_back(database_->SqitchTarget());
    return RunProgram(arguments, Environment()).status();
  }
  // A verify script by itself, as the owner.
  absl::Status Verify(const std::string& change) {
    return RunProgram({"psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f",
                       absl::StrCat(kProject, "/verify/", change, ".sql"), database_->OwnerDsn()},
                      Environment())
        .status();
  }
  std::string Value(absl::string_view sql) {
    auto value = database_->RunAsSuperuser(sql);
    EXPECT_THAT(value, IsOk());
    return value.value_or("");
  }

  std::unique_ptr<TestDatabase> database_;

 private:
  std::vector<std::string> Environment() const {
    return {absl::StrCat("PGHOST=", database_->socket_folder()), "SQITCH_FULLNAME=Test",
            "SQITCH_EMAIL=test@localhost"};
  }
};

TEST_F(MigrationTest, EveryChangeDeploysVerifiesAndReverts) {
  const std::vector<std::string> changes = Changes();
  ASSERT_THAT(changes, Contains("observation"));
  for (const std::string& change : changes) EXPECT_THAT(Verify(change), Not(IsOk())) << change;
  ASSERT_THAT(Sqitch({"deploy", "--verify"}), IsOk());
  for (const std::string& change : changes) EXPECT_THAT(Verify(change), IsOk()) << change;
  // Each revert drops what its change made and nothing else: the last one, of the schema, would
  // fail on anything left over.
  ASSERT_THAT(Sqitch({"revert", "-y"}), IsOk());
  for (const std::string& change : changes) EXPECT_THAT(Verify(change), Not(IsOk())) << change;
  EXPECT_EQ(Value("SELECT count(*) FROM pg_namespace WHERE nspname = 'indicators'"), "0");
  EXPECT_THAT(Sqitch({"deploy", "--verify"}), IsOk());
}

TEST_F(MigrationTest, AnyChangeRevertsByItself) {
  ASSERT_THAT(Sqitch({"deploy"}), IsOk());
  for (const char* change : {"event", "observation", "area"}) {
    ASSERT_THAT(Sqitch({"revert", "-y", "--to", absl::StrCat(change, "^")}), IsOk()) << change;
    EXPECT_THAT(Verify(change), Not(IsOk())) << change;
    EXPECT_THAT(Verify("force"), IsOk());
  }
}

TEST_F(MigrationTest, WhatWasWrittenSurvivesLaterChanges) {
  ASSERT_THAT(Sqitch({"deploy", "--to", "area"}), IsOk());
  Value(
      "INSERT INTO indicators.area (force, id, uid, created_at, revision) "
      "VALUES ('essex', 'basildon', gen_random_uuid(), now(), 1)");
  ASSERT_THAT(Sqitch({"deploy"}), IsOk());
  EXPECT_EQ(Value("SELECT id FROM indicators.area WHERE force = 'essex'"), "basildon");
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.force"), "44");
}

TEST_F(MigrationTest, OnlyTheOwnerOwnsAndDefines) {
  ASSERT_THAT(Sqitch({"deploy"}), IsOk());
  EXPECT_EQ(Value("SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables "
                  "WHERE schemaname IN ('indicators', 'indicators_registry')"),
            "indicators_owner");
  EXPECT_EQ(Value("SELECT string_agg(role, ',') FROM unnest(ARRAY['indicators_runtime', "
                  "'indicators_worker']) role WHERE has_schema_privilege(role, 'indicators', "
                  "'CREATE')"),
            "");
}

// What is granted on the service's tables, sequences and columns, to whom: `area runtime
// INSERT,SELECT`. All of it: rows that are never changed are those that nobody may change.
constexpr char kGrants[] = R"(
    SELECT string_agg(line, ';' ORDER BY line COLLATE "C") FROM (
        SELECT format('%s %s %s', what, substr(coalesce(rolname, 'indicators_public'), 12),
                      string_agg(privilege_type, ',' ORDER BY privilege_type)) AS line
        FROM (
            SELECT relname::text AS what, (aclexplode(relacl)).*
            FROM pg_class WHERE relnamespace = 'indicators'::regnamespace
            UNION ALL
            SELECT relname || '.' || attname, (aclexplode(attacl)).*
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = 'indicators'::regnamespace) granted
        LEFT JOIN pg_roles ON pg_roles.oid = grantee
        WHERE rolname IS DISTINCT FROM 'indicators_owner'
        GROUP BY what, rolname) lines)";

TEST_F(MigrationTest, EachRoleMayDoThisAndNothingElse) {
  ASSERT_THAT(Sqitch({"deploy"}), IsOk());
  const std::vector<std::string> grants = absl::StrSplit(Value(kGrants), ';');
  EXPECT_THAT(
      grants,
      ElementsAre("area runtime INSERT,SELECT", "area.revision runtime UPDATE",
                  "area_parent runtime INSERT,SELECT", "area_version runtime INSERT,SELECT",
                  "batch runtime INSERT,SELECT", "batch_batch_seq runtime USAGE",
                  "batch_fault runtime INSERT,SELECT", "event runtime SELECT",
                  "event worker INSERT,SELECT", "event_head runtime SELECT",
                  "event_head worker INSERT,SELECT,UPDATE", "event_out runtime INSERT,SELECT",
                  "event_out worker DELETE,SELECT", "force runtime SELECT", "force worker SELECT",
                  "indicator runtime INSERT,SELECT", "indicator.revision runtime UPDATE",
                  "indicator_version runtime INSERT,SELECT", "observation runtime INSERT,SELECT",
                  "population runtime INSERT,SELECT", "printed_cell runtime INSERT,SELECT",
                  "request runtime INSERT,SELECT", "request worker DELETE,SELECT",
                  "revision runtime INSERT,SELECT", "snapshot runtime INSERT,SELECT"));
}

// A verify script that sees nothing but columns would let a policy or a grant be lost.
TEST_F(MigrationTest, VerifyingLooksAtPoliciesAndGrants) {
  for (const char* lost : {"DROP POLICY runtime_select ON indicators.population",
                           "ALTER TABLE indicators.area_parent DISABLE ROW LEVEL SECURITY",
                           "REVOKE INSERT ON indicators.area FROM indicators_runtime"}) {
    SetUp();
    ASSERT_THAT(Sqitch({"deploy"}), IsOk());
    EXPECT_THAT(Verify("area"), IsOk());
    Value(lost);
    EXPECT_THAT(Verify("area"), Not(IsOk())) << lost;
  }
}

}  // namespace
}  // namespace copperplate::indicators
