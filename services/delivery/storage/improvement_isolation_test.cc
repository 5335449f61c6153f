// Row-level security of the tables of improvement plans, whatever a statement says.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/postgres/statement.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/storage/testing/service_database.h"

namespace copperplate::delivery {
namespace {

using testing::HasReason;
using testing::IsOkAndHolds;

constexpr char kImprovementRows[] = R"(
    INSERT INTO delivery.improvement_plan VALUES
        ('cambridgeshire', 'p', gen_random_uuid(), 1, now(), 'a', now(), 'a', 1, 't', '', 'o', 2, 1);
    INSERT INTO delivery.improvement_finding VALUES
        ('cambridgeshire', 'p', 'f', gen_random_uuid(), 1, now(), 'a', now(), 'a', 1, 3, 't', '', '',
         NULL, '2018-05-10');
    INSERT INTO delivery.improvement_review VALUES
        ('cambridgeshire', 'p', 'r', gen_random_uuid(), 1, now(), 'a', now(), 'a', '2018-05-10', 'b');
    INSERT INTO delivery.improvement_action VALUES
        ('cambridgeshire', 'p', 'x', gen_random_uuid(), 1, now(), 'a', now(), 'a', 1, 't', '{}', '', '{}',
         '2018-05-10', NULL, 1, NULL);
    INSERT INTO delivery.improvement_due VALUES
        ('cambridgeshire', 'p', 'x', 1, '2018-05-10', '2018-05-11', 'r', 'a', now());
    INSERT INTO delivery.improvement_owner_change VALUES
        ('cambridgeshire', 'p', 'x', 1, '2018-05-10', 'o', 'a', now());
    INSERT INTO delivery.improvement_evidence VALUES
        ('cambridgeshire', 'p', 'x', 1, 'd', 'r', '2018-05-10', 'a', now(), 0);
    INSERT INTO delivery.improvement_transition VALUES
        ('cambridgeshire', 'p', 'x', 1, 1, 2, '2018-05-10', 'a', now(), '', '', '', '');)";

constexpr const char* kImprovementTables[] = {"improvement_plan",       "improvement_finding",
                                              "improvement_review",     "improvement_action",
                                              "improvement_due",        "improvement_evidence",
                                              "improvement_transition", "improvement_owner_change"};

TEST(ImprovementIsolationTest, AForceNeitherSeesNorWritesAnothersRows) {
  ABSL_ASSERT_OK_AND_ASSIGN(const std::unique_ptr<ServiceDatabase> database,
                            ServiceDatabase::Create(2));
  ABSL_ASSERT_OK(database->database().RunAsSuperuser(kImprovementRows));
  for (const char* const force : {"essex", "cambridgeshire"}) {
    auto lease = database->pool().Acquire(force, absl::Now() + absl::Seconds(30));
    ABSL_ASSERT_OK(lease);
    for (const char* const table : kImprovementTables) {
      const std::string name = absl::StrCat("count_", table);
      const std::string sql = absl::StrCat("SELECT count(*) FROM ", table);
      const auto rows = lease->Query(postgres::Statement{postgres::kRead, name, sql});
      ABSL_ASSERT_OK(rows);
      EXPECT_EQ((*rows)[0].Text(0), force == std::string("essex") ? "0" : "1") << table;
    }
  }
  auto lease = database->pool().Acquire("essex", absl::Now() + absl::Seconds(30));
  ABSL_ASSERT_OK(lease);
  constexpr postgres::Statement kInsert{postgres::kWrite, "insert_improvement_elsewhere", R"(
      INSERT INTO improvement_plan VALUES
          ('cambridgeshire', 'q', gen_random_uuid(), 1, now(), 'a', now(), 'a', 1, 't', '', 'o', 2,
           1))"};
  EXPECT_THAT(lease->Execute(kInsert).status(), HasReason("DATABASE_PERMISSION"));
  constexpr postgres::Statement kUpdate{postgres::kWrite, "update_improvement_elsewhere",
                                        "UPDATE improvement_plan SET title = 'x'"};
  EXPECT_THAT(lease->Execute(kUpdate), IsOkAndHolds(0));
  constexpr postgres::Statement kDelete{postgres::kWrite, "delete_improvement_elsewhere",
                                        "DELETE FROM improvement_finding"};
  EXPECT_THAT(lease->Execute(kDelete), IsOkAndHolds(0));
}

TEST(ImprovementIsolationTest, WhatIsAppendedIsNeitherChangedNorDeleted) {
  ABSL_ASSERT_OK_AND_ASSIGN(const std::unique_ptr<ServiceDatabase> database,
                            ServiceDatabase::Create(2));
  auto lease = database->pool().Acquire("cambridgeshire", absl::Now() + absl::Seconds(30));
  ABSL_ASSERT_OK(lease);
  for (const char* const sql :
       {"DELETE FROM improvement_due", "DELETE FROM improvement_evidence",
        "DELETE FROM improvement_transition", "DELETE FROM improvement_owner_change",
        "UPDATE improvement_owner_change SET owner_before = 'x'",
        "UPDATE improvement_due SET reason = 'x'",
        "UPDATE improvement_evidence SET reference = 'x'",
        "UPDATE improvement_transition SET signed_by = 'x'",
        "UPDATE improvement_action SET original_due = '2018-12-31'",
        "UPDATE improvement_action SET number = 2", "DELETE FROM improvement_action",
        "DELETE FROM improvement_plan"}) {
    const postgres::Statement statement{postgres::kWrite, sql, sql};
    EXPECT_THAT(lease->Execute(statement).status(), HasReason("DATABASE_PERMISSION")) << sql;
  }
}

}  // namespace
}  // namespace copperplate::delivery
