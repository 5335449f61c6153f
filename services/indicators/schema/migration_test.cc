// Every change deploys, verifies and reverts, and what was written before a change is there after
// it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/program.h"
#include "libs/testing_postgres/schema_checks.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::indicators {
namespace {

using testing::IsOk;
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
  ASSERT_THAT(Sqitch({"deploy"}), IsOk());
  EXPECT_EQ(Value("SELECT id FROM indicators.area WHERE force = 'essex'"), "basildon");
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.force"), "44");
}

TEST_F(MigrationTest, OnlyTheOwnerOwnsAndDefines) {
  ASSERT_THAT(Sqitch({"deploy"}), IsOk());
  ABSL_EXPECT_OK(testing_postgres::CheckOwnership(*database_, "indicators"));
  EXPECT_EQ(Value("SELECT string_agg(table_name || ' ' || privilege_type, ',' ORDER BY table_name) "
                  "FROM information_schema.role_table_grants WHERE grantee = 'indicators_runtime' "
                  "AND table_schema = 'indicators' AND privilege_type NOT IN ('SELECT', 'INSERT') "
                  "AND table_name IN ('revision', 'area', 'area_version', 'population', "
                  "'indicator', 'indicator_version', 'request', 'event_out', 'event', 'force')"),
            "area UPDATE,indicator UPDATE");
}

}  // namespace
}  // namespace copperplate::indicators
