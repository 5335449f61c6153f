// deploy/postgres/partitions.sql, on the service's own schema.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/program.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::indicators {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::IsOkAndHolds;
using ::testing::Not;
using testing_postgres::RunProgram;
using testing_postgres::TestDatabase;

class PartitionsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(
        database_,
        TestDatabase::Create(
            {.service = "indicators", .sqitch_folder = "services/indicators/schema", .sql = ""}));
  }
  absl::StatusOr<std::string> MakeMonths(int months, const std::string& dsn) {
    return RunProgram({"psql", "-X", "-q", "-A", "-t", "-v", "service=indicators", "-v",
                       absl::StrCat("months=", months), "-f", "deploy/postgres/partitions.sql",
                       dsn});
  }
  absl::StatusOr<std::string> MakeMonths(int months) {
    return MakeMonths(months, database_->OwnerDsn());
  }
  std::string Value(absl::string_view sql) {
    auto value = database_->RunAsSuperuser(sql);
    EXPECT_THAT(value, IsOk());
    return value.value_or("");
  }
  // An event sealed at an instant.
  void Seal(int position, absl::string_view sealed_at) {
    Value(absl::StrCat(
        "INSERT INTO indicators.event (force, position, sealed_at, id, occurred_at, actor, "
        "request_id, type, subject, hash) VALUES ('kent', ",
        position, ", '", sealed_at, "', gen_random_uuid(), '", sealed_at,
        "', 'a', 'r', 't', 's', sha256('x'))"));
  }

  std::unique_ptr<TestDatabase> database_;
};

TEST_F(PartitionsTest, MakesTheMonthsThatAreMissingOnceAndProtectsThem) {
  const std::string before =
      Value("SELECT count(*) FROM pg_inherits WHERE inhparent = 'indicators.event'::regclass");
  const std::string last = Value(
      "SELECT to_char(now() AT TIME ZONE 'UTC' + interval '60 months', "
      "'\"event_\"YYYY_MM')");
  EXPECT_THAT(MakeMonths(60), IsOkAndHolds(HasSubstr(last + "\n")));
  EXPECT_THAT(MakeMonths(60), IsOkAndHolds(""));
  EXPECT_EQ(Value(absl::StrCat("SELECT count(*) > ", before,
                               " FROM pg_inherits WHERE inhparent = 'indicators.event'::regclass")),
            "t");
  EXPECT_EQ(Value("SELECT count(*) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE "
                  "inhparent = 'indicators.event'::regclass AND NOT relrowsecurity"),
            "0");
  EXPECT_EQ(Value("SELECT count(*) FROM information_schema.role_table_grants WHERE table_schema = "
                  "'indicators' AND table_name LIKE 'event\\_20%' AND grantee <> "
                  "'indicators_owner'"),
            "0");
  // As those that the migration made.
  EXPECT_EQ(Value(absl::StrCat("SELECT count(*) FROM pg_index WHERE indrelid = 'indicators.", last,
                               "'::regclass")),
            Value("SELECT count(*) FROM pg_index WHERE indrelid = 'indicators.event'::regclass"));
}

TEST_F(PartitionsTest, EventsThatHadNoMonthMoveToTheirs) {
  Seal(1, "2025-02-28 23:59:59.999999+00");
  Seal(2, "2025-03-01 00:00+00");
  Seal(3, "2036-07-01 00:00+00");
  ASSERT_EQ(Value("SELECT count(*) FROM indicators.event_unassigned"), "3");
  ABSL_ASSERT_OK_AND_ASSIGN(const std::string made, MakeMonths(1));
  EXPECT_THAT(made, HasSubstr("event_2025_02 (events moved: 1)\n"));
  EXPECT_THAT(made, HasSubstr("event_2025_03 (events moved: 1)\n"));
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.event_unassigned"), "0");
  EXPECT_EQ(Value("SELECT string_agg(tableoid::regclass || ' ' || position, ',' ORDER BY position) "
                  "FROM indicators.event"),
            "indicators.event_2025_02 1,indicators.event_2025_03 2,indicators.event_2036_07 3");
}

TEST_F(PartitionsTest, OnlyTheOwnerMay) {
  EXPECT_THAT(MakeMonths(60, database_->WorkerDsn()), Not(IsOk()));
}

}  // namespace
}  // namespace copperplate::indicators
