// Every change deploys, verifies and reverts, and what was written before a change is there after
// it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/program.h"
#include "libs/testing_postgres/schema_checks.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::IsOk;
using ::testing::Not;
using testing_postgres::RunProgram;
using testing_postgres::TestDatabase;

constexpr char kProject[] = "services/indicators/schema";

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
  ABSL_EXPECT_OK(testing_postgres::CheckMigrations("indicators"));
}

TEST_F(MigrationTest, WhatWasWrittenSurvivesLaterChanges) {
  ASSERT_THAT(Sqitch({"deploy", "--to", "area"}), IsOk());
  Value(
      "INSERT INTO indicators.area (force, id, uid, created_at, revision) "
      "VALUES ('essex', 'basildon', gen_random_uuid(), now(), 1)");
  // Tables that later changes add columns to.
  ASSERT_THAT(Sqitch({"deploy", "--to", "peer"}), IsOk());
  Value(
      "INSERT INTO indicators.batch (force, id, uid, created_at, state, source, revision_reason, "
      "author, row_count, inserted_count, revised_count, unchanged_count, fault_count, "
      "content_sha256, revision) "
      "VALUES ('essex', 'first', gen_random_uuid(), now(), 1, '', '', '', 1, 1, 0, 0, 0, "
      "sha256(''), 1)");
  Value(
      "INSERT INTO indicators.snapshot (force, id, uid, created_at, author, month, area, edition, "
      "profile, revision, national_revision, first_month, sha256, canonical_json, dashboard, "
      "comparison, batches) "
      "SELECT force, 'm2018-03-basildon-1', gen_random_uuid(), now(), '', 24218, area, 1, '', 1, "
      "0, 24171, sha256('{}'), '{}', '\\x0a', '[]', '{first}' FROM indicators.area");
  ASSERT_THAT(Sqitch({"deploy"}), IsOk());
  EXPECT_EQ(Value("SELECT id FROM indicators.area WHERE force = 'essex'"), "basildon");
  EXPECT_EQ(Value("SELECT id || ' ' || warning_count FROM indicators.batch"), "first 0");
  EXPECT_EQ(Value("SELECT concat_ws('|', id, canonical_json, dashboard, commentaries, "
                  "sensitive_commentaries) FROM indicators.snapshot"),
            "m2018-03-basildon-1|{}|\\x0a|\\x|\\x");
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.force"), "44");
}

TEST_F(MigrationTest, OnlyTheOwnerOwnsAndDefines) {
  ASSERT_THAT(Sqitch({"deploy"}), IsOk());
  ABSL_EXPECT_OK(testing_postgres::CheckOwnership(*database_, "indicators"));
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
      ElementsAre("annotation runtime INSERT,SELECT", "area runtime INSERT,SELECT",
                  "area.revision runtime UPDATE", "area_parent runtime INSERT,SELECT",
                  "area_version runtime INSERT,SELECT", "batch runtime INSERT,SELECT",
                  "batch_batch_seq runtime USAGE", "batch_fault runtime INSERT,SELECT",
                  "batch_warning runtime INSERT,SELECT", "commentary runtime INSERT,SELECT",
                  "event runtime SELECT", "event worker INSERT,SELECT", "event_head runtime SELECT",
                  "event_head worker INSERT,SELECT,UPDATE", "event_out runtime INSERT,SELECT",
                  "event_out worker DELETE,SELECT", "force runtime SELECT", "force worker SELECT",
                  "harm_weight runtime INSERT,SELECT", "indicator runtime INSERT,SELECT",
                  "indicator.revision runtime UPDATE", "indicator_version runtime INSERT,SELECT",
                  "observation runtime INSERT,SELECT", "peer_figure runtime INSERT,SELECT",
                  "peer_group runtime INSERT,SELECT", "peer_group.revision runtime UPDATE",
                  "peer_group_version runtime INSERT,SELECT", "population runtime INSERT,SELECT",
                  "printed_cell runtime INSERT,SELECT", "request runtime INSERT,SELECT",
                  "request worker DELETE,SELECT", "revision runtime INSERT,SELECT",
                  "snapshot runtime INSERT,SELECT"));
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

TEST_F(MigrationTest, VerifyingLooksAtThoseOfTheTablesAddedSince) {
  ASSERT_THAT(Sqitch({"deploy"}), IsOk());
  const struct {
    const char* change;
    const char* lost;
  } cases[] = {
      {"annotation", "DROP POLICY runtime_select ON indicators.annotation"},
      {"peer", "DROP POLICY runtime_insert ON indicators.peer_figure"},
      {"commentary", "ALTER TABLE indicators.commentary DISABLE ROW LEVEL SECURITY"},
      {"batch_warning", "REVOKE SELECT ON indicators.batch_warning FROM indicators_runtime"},
      {"harm_weight", "GRANT UPDATE ON indicators.harm_weight TO indicators_runtime"}};
  for (const auto& [change, lost] : cases) {
    EXPECT_THAT(Verify(change), IsOk());
    Value(lost);
    EXPECT_THAT(Verify(change), Not(IsOk())) << lost;
  }
}

}  // namespace
}  // namespace copperplate::indicators
